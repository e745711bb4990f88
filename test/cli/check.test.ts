import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOf } from '../../bin/arguments.ts';
import { Stop } from '../../bin/stop.ts';
import { root } from '../support/planted-tree.ts';
import { schemeWith37Problems, the37Problems } from '../support/scheme-with-37-problems.ts';
import { aDossier } from '../support/valid-dossier.ts';
import { aPlan, aPolicy, aScheme, edited } from '../support/valid-papers.ts';
import { aFolder } from './xianheng.ts';

const unquoted = `format: xianheng-scheme/1
code: SX
name: 未加引号的细则
year: 2026
version: 1
effectiveFrom: 2026-01-01
root:
  kind: node
  code: R
  name: 总分
  fullMarks: 10.50
  children:
    - { kind: indicator, code: R1, name: 党建得分, fullMarks: 10.50, goal: 提升效能, field: 民生改善, unitOfMeasure: 分, source: 组织部,
        frequency: yearly, text: 引用折算, rule: { kind: imported, outOf: 100 } }
`;

const form = readFileSync(join(root, 'samples', 'projects', 'forms', 'national.yaml'), 'utf8');

const { xianheng, remove } = aFolder({
  'policy.yaml': aPolicy(),
  'plan.json': aPlan(),
  'scheme.yaml': aScheme(),
  'many.yaml': schemeWith37Problems(),
  'bad-policy.json': edited(aPolicy(), 'quota.rate', '30'),
  'unquoted.yaml': unquoted,
  'wrong-number.yaml': unquoted.replace('outOf: 100', 'outOf: 1e2'),
  'dossier.json': aDossier(),
  'form.yaml': form,
  'bad-form.yaml': form.replace("marks: '10', explainBelow", "marks: '11', explainBelow"),
  'indent.yaml': 'format: xianheng-scheme/1\nroot:\n  kind: node\n code: R\n',
  'half.json': JSON.stringify(aPlan()).slice(0, 300),
  'other.yaml': 'format: xianheng-report/1\n',
  'none.yaml': 'title: 没有格式\n',
  'gbk.yaml': Buffer.from([0x74, 0x3a, 0x20, 0xc4, 0xe3, 0xba, 0xc3]),
});
afterAll(remove);

describe('xianheng check', () => {
  it('says that a good policy, plan and scheme can be published', async () => {
    expect(await xianheng('check', 'policy.yaml')).toEqual({ exitCode: 0, out: '✓ policy.yaml:考评办法“样县综合考评办法”可以发布\n', err: '' });
    expect(await xianheng('check', 'plan.json', '--policy', 'policy.yaml')).toEqual({
      exitCode: 0,
      out: '✓ plan.json:年度方案“样县2026年度考评方案”可以印发\n',
      err: '',
    });
    const scheme = await xianheng('check', 'scheme.yaml', '--policy', 'policy.yaml', '--plan', 'plan.json');
    expect(scheme).toEqual({ exitCode: 0, out: '✓ scheme.yaml:考评细则“政府部门考评细则”可以发布(满分 100 分)\n', err: '' });
  });

  it('says that a good form of project evaluation can be published, and every problem of a bad one', async () => {
    expect(await xianheng('check', 'form.yaml')).toEqual({ exitCode: 0, out: '✓ form.yaml:项目评价表模板“项目支出绩效自评表”可以发布\n', err: '' });
    expect(await xianheng('check', 'bad-form.yaml')).toEqual({
      exitCode: 1,
      out: '',
      err: [
        'bad-form.yaml:25:1 sections',
        '    预算执行率与一级指标分值合计 101,应等于 100',
        '    应为:100',
        '    实际:101',
        '',
        '✗ bad-form.yaml:共 1 处问题',
        '',
      ].join('\n'),
    });
  });

  it('says what it could not check', async () => {
    const { exitCode, out } = await xianheng('check', 'scheme.yaml');
    expect(exitCode).toBe(0);
    expect(out).toContain('未给出 --policy、--plan,与之有关的内容没有检查');
  });

  it('lists all 37 problems with file, line, column, path, what was expected and what was found', async () => {
    const { exitCode, out, err } = await xianheng('check', 'many.yaml', '--policy', 'policy.yaml', '--plan', 'plan.json');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    const places = err.split('\n').filter((line) => line.startsWith('many.yaml'));
    expect(places.map((line) => line.split(' ')[1]).sort()).toEqual(the37Problems.map((told) => told.split(' ')[0]).sort());
    expect(err).toContain('many.yaml:3:1 year\n    应为数字\n    应为:数字\n    实际:二〇二六\n');
    expect(err.trimEnd().endsWith('✗ many.yaml:共 37 处问题')).toBe(true);
  });

  it('takes numbers without quotes as they stand in the file', async () => {
    expect(await xianheng('check', 'unquoted.yaml')).toMatchObject({ exitCode: 0, out: expect.stringContaining('满分 10.50 分') });
    const { exitCode, err } = await xianheng('check', 'wrong-number.yaml');
    expect(exitCode).toBe(1);
    expect(err).toContain('root.children[0].rule.outOf\n    应为十进制数字(如 95.10)\n    实际:1e2\n');
  });

  it('names the policy’s problems when the policy is what is wrong', async () => {
    const { exitCode, err } = await xianheng('check', 'plan.json', '--policy', 'bad-policy.json');
    expect(exitCode).toBe(1);
    expect(err).toContain('bad-policy.json:1:');
    expect(err).toContain('quota.rate\n    比例应写为小数(如 0.30),不大于 1\n    应为:大于 0、不大于 1\n    实际:30\n');
  });
});

describe('a file that is no paper', () => {
  it.each([
    ['missing.yaml', 2, 'missing.yaml:没有这个文件\n'],
    ['.', 2, '.:这是文件夹,不是文件\n'],
    ['gbk.yaml', 1, 'gbk.yaml:文件不是 UTF-8 编码,请另存为 UTF-8 后重试\n'],
    ['dossier.json', 2, 'dossier.json:这是卷宗,请用 xianheng assess dossier.json\n'],
  ])('%s', async (file, exitCode, err) => {
    expect(await xianheng('check', file)).toEqual({ exitCode, out: '', err });
  });

  it('a text that is no YAML is told with line and column', async () => {
    const { exitCode, err } = await xianheng('check', 'indent.yaml');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^indent\.yaml:4:1 YAML 语法错误:缩进不正确\(All mapping items/);
  });

  it('JSON that was cut is told so, where it ends', async () => {
    const { exitCode, err } = await xianheng('check', 'half.json');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^half\.json:1:\d{3} JSON 在此中断,内容不完整/);
  });

  it.each([
    ['other.yaml', 'other.yaml:1:1 format', '实际:xianheng-report/1'],
    ['none.yaml', 'none.yaml format', '实际:没有 format 一项'],
  ])('%s has another format or none', async (file, place, got) => {
    const { exitCode, err } = await xianheng('check', file);
    expect(exitCode).toBe(1);
    expect(err).toContain(place);
    expect(err).toContain('应为:xianheng-policy/1、xianheng-plan/1、xianheng-scheme/1、xianheng-dossier/1、xianheng-project-form/1');
    expect(err).toContain(got);
  });

  it('an option must name a paper of its kind', async () => {
    const { exitCode, err } = await xianheng('check', 'scheme.yaml', '--plan', 'policy.yaml');
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: 'policy.yaml:--plan 应为 xianheng-plan/1 格式的文件,实际:xianheng-policy/1\n' });
  });
});

describe('the command line', () => {
  it('explains itself', async () => {
    for (const option of ['--help', '-h']) {
      const { exitCode, out, err } = await xianheng(option);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      for (const word of ['xianheng check', 'xianheng assess', '--policy', '--plan', '--explain', '--json', '退出码']) expect(out).toContain(word);
    }
  });

  it('ends with 2 and points to its help when it is used wrongly', async () => {
    expect(await xianheng('score', 'scheme.yaml')).toEqual({ exitCode: 2, out: '', err: '没有命令“score”,应为 check 或 assess\n用法见 xianheng --help\n' });
  });

  it.each([
    [[], '没有写命令,应为 check 或 assess'],
    [['check'], 'check 后面应写一个文件'],
    [['check', 'a', 'b', 'c'], '多出的是:b c'],
    [['check', 'scheme.yaml', '--json'], 'check 没有选项 --json'],
    [['assess', 'dossier.json', '--plan', 'plan.json'], 'assess 没有选项 --plan'],
    [['assess', 'dossier.json', '--json', '--explain', 'U001'], '--json 与 --explain 只能选一个'],
    [['check', 'scheme.yaml', '--polcy', 'policy.yaml'], '不认识的写法'],
    [['check', 'scheme.yaml', '--policy'], '不认识的写法'],
  ])('%j is a wrong usage', (args, message) => {
    const read = () => commandOf(args);
    expect(read).toThrow(Stop);
    expect(read).toThrow(message);
    expect(read).toThrow('用法见 xianheng --help');
    expect(read).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
