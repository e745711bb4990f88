import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePlayable, samplesFolder } from '../../../infra/local/play/from-sample.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianheng-samples-'));
  cpSync(samplesFolder, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody who edited a file is told. */
const told = (file: string, edit: (text: string) => string): string => {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const text = edit(before);
  expect(text, 'the edit changes something').not.toBe(before);
  writeFileSync(path, text);
  try {
    samplePlayable(24, folder);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('somebody edits a file of the sample', () => {
  it.each([
    ['a number that is none', 'targets.csv', '98,,', '九十八,,', /targets\.csv 第 2 行 目标值:.*九十八/],
    [
      'milestones that end elsewhere than at the target',
      'targets.csv',
      '2026-12=100',
      '2026-12=99',
      /targets\.csv U004 B101.*最后一个里程碑应等于目标值.*应为:100,实际:99/,
    ],
    [
      'shares that do not add up',
      'targets.yaml',
      "value: '13000'",
      "value: '13500'",
      /targets\.yaml 第 19 行 cascades\[1\]\.shares:分解数合计与总量不符,多 500.*应为:46000,实际:46500/,
    ],
    ['a column too many', 'votes.csv', 'U001,县委宣传部,', 'U001,县委宣传部,,', /votes\.csv 第 2 行:列数不符.*8 列.*9 列/],
    ['a changed head', 'votes.csv', '非常满意', '很满意', /votes\.csv 第 1 行:表头不符/],
    ['a unit that is not in the plan', 'ratings.csv', 'U002,', 'U902,', /ratings\.csv 第 \d+ 行 单位编号:年度方案和 joining\.yaml 中没有这个单位.*U902/],
    ['a name that is not the plan’s', 'budgets.csv', '县总工会', '县工会', /budgets\.csv 第 4 行 单位:单位名称与年度方案不一致.*县总工会.*县工会/],
    [
      'an unknown figure',
      'figures/D.csv',
      '村集体经济收入',
      '村集体收入',
      /figures\/D\.csv 第 \d+ 行 数据项:乡镇\(街道\)考评细则中没有需要填报的数据项.*村集体收入/,
    ],
    ['an unknown indicator', 'targets.csv', 'U001,县委宣传部,A102', 'U001,县委宣传部,A999', /targets\.csv 第 2 行 指标:该单位的考评细则中没有这个指标.*A999/],
    ['an unknown channel', 'votes.csv', '抽样调查', '电话调查', /votes\.csv 第 \d+ 行 渠道:考评办法中没有这个渠道/],
    [
      'weights that do not add up',
      'schemes/B.yaml',
      "fullMarks: '8'",
      "fullMarks: '9'",
      /schemes\/B\.yaml 第 \d+ 行 root\.children\[0\]\.children:.*应为:46,实际:47/,
    ],
    ['a source that a scheme names and nobody registered', 'sources.yaml', 'name: 编办', 'name: 编委办', /sources\.yaml.*来源“编办”未登记.*实际:编办/],
    [
      'a figure of a source that no scheme has',
      'sources.yaml',
      'figures: [争取上级资金]',
      'figures: [争取资金]',
      /sources\.yaml.*“争取资金”不在任何考评细则中/,
    ],
    [
      'a decision for a value that nobody gave',
      'reconciliations.yaml',
      "counted: { source: 财政局, value: '2948' }",
      "counted: { source: 财政局, value: '2984' }",
      /reconciliations\.yaml 第 \d+ 行 reconciliations\[0\]\.counted:.*应为:财政局 2948、审计局 2710.*实际:财政局 2984/,
    ],
    ['a field of the wrong kind', 'policy.yaml', "rate: '0.3'", 'rate: 三成', /policy\.yaml 第 \d+ 行 quota\.rate/],
    ['no YAML at all', 'budget.yaml', 'adjustments:', 'adjustments: [', /budget\.yaml 第 \d+ 行.*不是有效的 YAML/],
    ['a veto that the policy does not know', 'ledger.yaml', 'veto: ENV', 'veto: NONE', /ledger\.yaml 第 \d+ 行 entries\[\d+\].*一票否决事项应为考评办法所列/],
    ['a window that the plan does not have', 'reporting.yaml', "window: '2026H1'", "window: '2026Q9'", /reporting\.yaml 第 \d+ 行 slips\[1\]\.window/],
    ['a word about a hint of no window', 'reporting.yaml', "window: '2026Q1'", "window: '2026Q9'", /reporting\.yaml 第 \d+ 行 acknowledged\[0\]\.window/],
    ['a reason of no unit', 'reporting.yaml', '{ unit: U003, figure: 参训党员人数', '{ unit: U099, figure: 参训党员人数', /explanations\[0\]\.unit.*U099/],
    [
      '“no change” where the table has another value',
      'figures/D.csv',
      '村集体经济收入,19.9,19.9',
      '村集体经济收入,19.9,20.9',
      /unchanged\[0\].*应为:19\.9,实际:20\.9/,
    ],
    [
      'a reason that is missing',
      'reporting.yaml',
      "unit: U003, figure: 志愿服务时长, month: '2026-05'",
      "unit: U003, figure: 志愿服务时长, month: '2026-06'",
      /figures\/A\.csv 第 \d+ 行 5月:.*缺数/,
    ],
    ['nobody in office', 'people.yaml', 'role: finance', 'role: auditor', /people\.yaml:没有现任的 finance/],
    ['no budget', 'budgets.csv', 'U009,县教育局', ',,,,,,\nU010,县民政局', /budgets\.csv:没有县教育局/],
  ])('%s', (_, file, from, to, sentence) => {
    expect(told(file, (text) => text.replace(from, to))).toMatch(sentence);
  });

  it('a value outside its range is told with the cell', () => {
    expect(told('figures/A.csv', (text) => text.replace(/(保密检查达标,+)\d+/, '$1101'))).toMatch(
      /figures\/A\.csv 第 \d+ 行 12月:数据项“保密检查达标”超出取值范围.*101/,
    );
  });

  it('a value in a month that is not asked is told', () => {
    expect(told('figures/A.csv', (text) => text.replace('保密检查达标,', '保密检查达标,90'))).toMatch(
      /figures\/A\.csv 第 \d+ 行 1月:数据项“保密检查达标”本月不填/,
    );
  });

  it('a missing file is told by its name', () => {
    rmSync(join(folder, 'peers.csv'));
    expect(() => samplePlayable(24, folder)).toThrow(/samples\/peers\.csv:没有这个文件/);
  });

  it('several mistakes are told together', () => {
    expect(told('targets.csv', (text) => text.replace('98,,', '九十八,,').replace('6000', '六千'))).toMatch(/有 2 处问题/);
  });

  it('a change that is right is played', () => {
    expect(told('policy.yaml', (text) => text.replace("rate: '0.3'", "rate: '0.4'"))).toBe('accepted');
  });
});
