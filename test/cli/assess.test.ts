import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { columns } from '../../bin/text/width.ts';
import { aDossier } from '../support/valid-dossier.ts';
import { aScheme, edited } from '../support/valid-papers.ts';
import { aFolder } from './xianheng.ts';

const dossier = aDossier();
const text = JSON.stringify(dossier);
const cards = assess(Dossier.parse(dossier));

const { xianheng, remove } = aFolder({
  'dossier.json': dossier,
  'dossier.yaml': dossier,
  'simulated.json': { ...dossier, purpose: 'simulated', through: '2026-06' },
  'half.json': text.slice(0, Math.floor(text.length / 2)),
  'scheme.yaml': aScheme(),
  'unrelated.json': {
    ...dossier,
    schemes: [edited(aScheme(), 'root.children[0].children[0].fullMarks', '19')],
    targets: [{ unit: 'U009', indicator: 'N99', target: '1' }],
    adjustments: [{ id: 'V-1', unit: 'U001', kind: 'veto', matter: '事故', veto: 'ZZ', date: '2026-06-01', document: '县委〔2026〕1号' }],
    peers: [{ indicator: 'N98', name: '邻县', value: '5' }],
  },
});
afterAll(remove);

describe('xianheng assess', () => {
  it('shows every unit by category and rank, with the hashes of what went in and came out', async () => {
    const { exitCode, out, err } = await xianheng('assess', 'dossier.json');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe('样县2026年度考评方案:2026 年度考评得分');
    expect(lines).toContain('政府部门(3 个单位,满分 100)');
    // U001: N1 20 + 20 + 14 + bonus 1; N2 (50 + 50·(0.6·90 + 0.4·(0.6·79.75 + 0.4·100))/100)·40/100 = 37.828
    expect(lines.find((line) => line.includes('U001'))?.trim()).toMatch(/^1 {2}U001 {2}财政局 {2}92\.83 {4}92\.83 {2}优秀/);
    // U002 is a partner of U001 in N11: 80 % of 20; 10; 14; N2 (30 + 44.57)·0.4 = 29.828
    expect(lines.find((line) => line.includes('U002'))?.trim()).toMatch(/^3 {2}U002 {2}民政局 {2}69\.83/);
    const scores = lines.filter((line) => /U00\d/.test(line)).map((line) => columns(line.slice(0, line.indexOf('.'))));
    expect(new Set(scores).size).toBe(1);
    expect(out).toContain(`得分 sha256 ${createHash('sha256').update(canonicalJson(cards)).digest('hex')}`);
  });

  it('writes the canonical scorecards and not a byte more, from YAML as from JSON', async () => {
    const [fromJson, fromYaml] = [await xianheng('assess', 'dossier.json', '--json'), await xianheng('assess', 'dossier.yaml', '--json')];
    expect(fromJson).toEqual({ exitCode: 0, out: canonicalJson(cards), err: '' });
    expect(fromYaml).toEqual(fromJson);
  });

  it.each(['U001', '财政局'])('explains every mark of %s in sentences', async (unit) => {
    const { exitCode, out } = await xianheng('assess', 'dossier.json', '--explain', unit);
    expect(exitCode).toBe(0);
    const [card] = cards.filter((each) => each.unit === 'U001');
    const sentences = card?.marks.flatMap(sentenceOf) ?? [];
    expect(sentences.length).toBeGreaterThan(40);
    for (const sentence of sentences) expect(out).toContain(sentence);
    expect(out).toContain('N2 管理服务:37.83 / 40 分(折算)');
    expect(out.trimEnd().endsWith('最终得分 92.83(得分率 92.83%),等次 优秀,名次 1')).toBe(true);
  });

  it('says that simulated scores do not count', async () => {
    const { exitCode, out } = await xianheng('assess', 'simulated.json');
    expect(exitCode).toBe(0);
    expect(out.split('\n')[0]).toBe('样县2026年度考评方案:模拟得分,不计入(截至 2026-06)');
  });

  it('names the units there are when it is asked for another', async () => {
    const { exitCode, out, err } = await xianheng('assess', 'dossier.json', '--explain', 'U009');
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('卷宗中没有单位“U009”,应为以下之一:U001 财政局、U002 民政局、U004 数据局、U003 城关镇');
  });

  it('computes nothing from a dossier that was cut in half', async () => {
    const { exitCode, out, err } = await xianheng('assess', 'half.json');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/^half\.json:1:\d+ JSON 在此中断,内容不完整/);
  });

  it('computes nothing from a dossier whose parts do not belong together, and says all that is wrong', async () => {
    const { exitCode, out, err } = await xianheng('assess', 'unrelated.json');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    for (const path of [
      'schemes[0].root.children[0].children',
      'plan.categories[1].scheme',
      'targets[0].unit',
      'targets[0].indicator',
      'adjustments[0].veto',
      'peers[0].indicator',
    ])
      expect(err).toContain(` ${path}\n`);
    expect(err).toContain('✗ unrelated.json:共 6 处问题');
  });

  it('is for dossiers', async () => {
    const { exitCode, err } = await xianheng('assess', 'scheme.yaml');
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'scheme.yaml:应为卷宗(xianheng-dossier/1),实际:xianheng-scheme/1;检查它请用 xianheng check scheme.yaml\n',
    });
  });
});
