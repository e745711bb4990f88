import { describe, expect, it } from 'vitest';
import type { DraftNode, DraftScheme } from '#domain/schemes/draft-tree.ts';
import { differencesOf } from '#domain/schemes/scheme-diff.ts';
import { readTable, tableColumns, tableOf } from '#domain/schemes/scheme-table.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';

const scheme: DraftScheme = {
  format: 'xianheng-scheme/1',
  code: 'SA',
  name: '甲类细则',
  year: 2026,
  version: 1,
  effectiveFrom: '2026-01-01',
  root: {
    kind: 'node',
    code: 'A',
    name: '总分',
    fullMarks: '100',
    children: [
      {
        kind: 'node',
        code: 'A1',
        name: '党建',
        fullMarks: '60',
        children: [
          { kind: 'node', code: 'A11', name: '组织', fullMarks: '40', children: [leaf('A1101', '支部', '30'), leaf('A1102', '培训', '10')] },
          leaf('A12', '宣传', '20'),
        ],
      },
      leaf('A2', '信访', '40'),
    ],
  },
};
function leaf(code: string, name: string, fullMarks: string) {
  return { kind: 'indicator' as const, code, name, fullMarks, text: `${name}按完成率计分`, rule: { kind: 'completion', mode: 'quotient' }, source: '自报' };
}
const header = [...tableColumns];
const rowsWith = (...rows: string[][]) => [header, ...rows];
const codesIn = (node: DraftNode): unknown[] => node.children.map((child) => (child.kind === 'node' ? [child.code, codesIn(child)] : child.code));

describe('the county’s table of a scheme', () => {
  it('stands an indicator in the column of its level', () => {
    expect(tableOf(scheme)).toEqual([
      header,
      ['党建', '组织', '支部', '30', '支部按完成率计分', '完成率计分', 'A1101'],
      ['党建', '组织', '培训', '10', '培训按完成率计分', '完成率计分', 'A1102'],
      ['党建', '宣传', '', '20', '宣传按完成率计分', '完成率计分', 'A12'],
      ['信访', '', '', '40', '信访按完成率计分', '完成率计分', 'A2'],
    ]);
  });

  it('reads back what it wrote, with blank cells where Excel merged them', () => {
    const merged = tableOf(scheme).map((row, at) => (at === 2 ? ['', '', ...row.slice(2)] : at === 3 ? ['', ...row.slice(1)] : row));
    for (const rows of [tableOf(scheme), merged, [['小样县考评指标体系'], [], ...tableOf(scheme), ['合计', '', '', '100']]]) {
      expect(readTable(rows, scheme)).toEqual({ root: scheme.root, problems: [] });
    }
  });

  it('reads back every scheme of the sample county', () => {
    const { schemes } = samplePlayable(24);
    expect(schemes.length).toBeGreaterThan(4);
    for (const each of schemes) {
      const draft = structuredClone(each) as unknown as DraftScheme;
      expect(readTable(tableOf(draft), draft)).toEqual({ root: draft.root, problems: [] });
    }
  });

  it('knows a renamed indicator by its code, keeps its rule, gives new ones a free code and adds up the nodes', () => {
    const { root, problems } = readTable(
      rowsWith(
        ['党建', '组织', '党支部', '25', '改后的标准', '', 'A1101'],
        ['党建', '组织', '发展党员', '15', '按计划', '', ''],
        ['党建', '宣传', '', '20', '宣传按完成率计分', '', ''],
        ['营商环境', '审批', '办结率', '40', '按时办结', '', ''],
      ),
      scheme,
    );
    expect(problems).toEqual([]);
    expect(codesIn(root)).toEqual([
      ['A1', [['A11', ['A1101', 'A1103']], 'A12']],
      ['A3', [['A31', ['A3101']]]],
    ]);
    expect(differencesOf(scheme, { ...scheme, root })).toEqual([
      {
        what: 'changed',
        code: 'A1101',
        name: '党支部',
        fields: [
          { path: 'name', before: '支部', after: '党支部' },
          { path: 'fullMarks', before: '30', after: '25' },
          { path: 'text', before: '支部按完成率计分', after: '改后的标准' },
        ],
      },
      expect.objectContaining({ what: 'added', code: 'A1103' }),
      expect.objectContaining({ what: 'added', code: 'A3', fields: expect.arrayContaining([{ path: 'fullMarks', before: undefined, after: '40' }]) }),
      expect.objectContaining({ what: 'added', code: 'A31' }),
      expect.objectContaining({ what: 'added', code: 'A3101' }),
      expect.objectContaining({ what: 'removed', code: 'A1102', name: '培训' }),
      expect.objectContaining({ what: 'removed', code: 'A2' }),
    ]);
  });

  it('keeps the full marks of a converted node', () => {
    const converted = { ...scheme, root: { ...scheme.root, children: [{ ...(scheme.root.children[0] as DraftNode), mode: 'converted', fullMarks: '70' }] } };
    expect(readTable(tableOf(converted), converted).root.children[0]).toMatchObject({ mode: 'converted', fullMarks: '70' });
  });

  it('tells every problem with its row and takes nothing over', () => {
    const { root, problems } = readTable(
      rowsWith(
        ['党建', '组织', '支部', '十分', '标准', '', ''],
        ['', '', '培训', '0', '', '', ''],
        ['', '', '支部', '5', '标准', '', ''],
        ['', '', '', '5', '标准', '', ''],
      ),
      scheme,
    );
    expect(root).toBe(scheme.root);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['第 5 行', 'indicator-missing'],
      ['第 2 行 分值', 'not-marks'],
      ['第 3 行 分值', 'not-marks'],
      ['第 3 行 评分标准', 'text-missing'],
      ['第 4 行', 'indicator-twice'],
    ]);
    expect(readTable(rowsWith(['', '组织', '支部', '5', '标准']), scheme).problems.map(({ code }) => code)).toEqual(['level-missing']);
    expect(readTable([['指标', '分数']], scheme).problems.map(({ code }) => code)).toEqual(['no-header']);
    expect(readTable(rowsWith(), scheme).problems.map(({ code }) => code)).toEqual(['no-rows']);
  });
});

describe('the difference of two versions', () => {
  it('is none between equal ones, whatever their version', () => {
    expect(differencesOf(scheme, { ...structuredClone(scheme), version: 2 })).toEqual([]);
  });

  it('tells a parameter of a rule, a field of the scheme and a move', () => {
    const now = structuredClone(scheme);
    const [first, second] = now.root.children;
    if (first?.kind !== 'node' || second === undefined) throw new Error('unexpected tree');
    const moved = first.children.pop();
    now.root.children = [first, second, ...(moved === undefined ? [] : [moved])];
    Object.assign(second, { rule: { kind: 'bands', bands: [{ from: '90', marks: '40' }] } });
    expect(differencesOf(scheme, { ...now, effectiveFrom: '2026-07-01', reason: '年中调整' })).toEqual([
      {
        what: 'changed',
        code: '',
        name: '甲类细则',
        fields: [
          { path: 'effectiveFrom', before: '2026-01-01', after: '2026-07-01' },
          { path: 'reason', before: undefined, after: '年中调整' },
        ],
      },
      {
        what: 'changed',
        code: 'A2',
        name: '信访',
        fields: [
          { path: 'rule.kind', before: 'completion', after: 'bands' },
          { path: 'rule.mode', before: 'quotient', after: undefined },
          { path: 'rule.bands[0].from', before: undefined, after: '90' },
          { path: 'rule.bands[0].marks', before: undefined, after: '40' },
        ],
      },
      { what: 'changed', code: 'A12', name: '宣传', fields: [{ path: 'parent', before: 'A1', after: 'A' }] },
    ]);
  });
});
