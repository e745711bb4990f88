import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { mustBeAnswered, silentCells } from '#domain/reporting/answers.ts';
import { type Entry, problemOf, repeatedEntries, repeatedEntry } from '#domain/reporting/entry.ts';
import { type Cell, cellsOf, selfReported } from '#domain/reporting/form.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from '../../support/small-county.ts';

const figure = (name: string, more: Partial<Figure> = {}): Figure =>
  Figure.parse({ name, unitOfMeasure: '件', accumulation: 'in-period', frequency: 'monthly', source: selfReported, ...more });

const [small] = smallCounty().schemes;
/** A scheme that asks for the given figures and nothing else. */
const asking = (...figures: Figure[]): Scheme =>
  Scheme.parse({
    ...small,
    figures,
    root: {
      ...small?.root,
      children: [
        {
          kind: 'indicator',
          code: 'R1',
          name: '率',
          fullMarks: '100',
          text: '按公式',
          formula: figures[0]?.name,
          rule: { kind: 'completion', mode: 'quotient' },
        },
      ],
    },
  });

const asked = (cells: readonly Cell[]) => cells.map((cell) => `${cell.figure.name} ${cell.month}`);
const cell = (of: Figure, ...months: string[]): Cell[] => months.map((month) => ({ figure: of, month }));

describe('the form of a unit and a window', () => {
  it.each([
    ['monthly', '2026-01', '2026-04', ['2026-01', '2026-02', '2026-03', '2026-04']],
    ['quarterly', '2026-01', '2026-06', ['2026-03', '2026-06']],
    ['quarterly', '2026-04', '2026-05', []],
    ['half-yearly', '2026-01', '2026-06', ['2026-06']],
    ['half-yearly', '2026-01', '2026-12', ['2026-06', '2026-12']],
    ['half-yearly', '2026-07', '2026-11', []],
    ['yearly', '2026-01', '2026-11', []],
    ['yearly', '2026-07', '2026-12', ['2026-12']],
    ['monthly', '2026-11', '2027-02', ['2026-11', '2026-12', '2027-01', '2027-02']],
    ['monthly', '2026-09', '2026-10', ['2026-09', '2026-10']],
    ['quarterly', '2026-10', '2027-03', ['2026-12', '2027-03']],
    ['monthly', '2026-05', '2026-05', ['2026-05']],
  ] as const)('asks for a %s figure from %s to %s in the months %j', (frequency, from, to, months) => {
    expect(cellsOf(asking(figure('办件量', { frequency })), { from, to }).map(({ month }) => month)).toEqual(months);
  });

  it('asks a unit that joined in mid-year from its first month on', () => {
    const scheme = asking(figure('办件量'));
    const months = (since: string | undefined) => cellsOf(scheme, { from: '2026-07', to: '2026-09', since }).map(({ month }) => month);
    expect(months('2026-08')).toEqual(['2026-08', '2026-09']);
    expect(months('2026-07')).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(months('2026-03')).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(months('2026-10')).toEqual([]);
    expect(months(undefined)).toHaveLength(3);
  });

  it('asks a unit that ends for every figure of its last month, and for nothing after it', () => {
    const scheme = asking(figure('办件量'), figure('资产', { frequency: 'quarterly' }));
    const asked = (until: string) => cellsOf(scheme, { from: '2026-07', to: '2026-09', until }).map(({ figure: { name }, month }) => `${name} ${month}`);
    expect(asked('2026-08')).toEqual(['办件量 2026-07', '办件量 2026-08', '资产 2026-08']);
    expect(asked('2026-12')).toEqual(['办件量 2026-07', '办件量 2026-08', '办件量 2026-09', '资产 2026-09']);
    expect(asked('2026-06')).toEqual([]);
  });

  it('asks only for what the unit reports itself: neither base data nor figures that another source delivers', () => {
    const scheme = asking(figure('办件量'), figure('上年办件量', { baseData: true }), figure('信访件', { source: '信访局' }));
    expect(asked(cellsOf(scheme, { from: '2026-01', to: '2026-01' }))).toEqual(['办件量 2026-01']);
  });

  it('asks for each figure once, in the order of the scheme, with all its months together', () => {
    expect(asked(cellsOf(asking(figure('乙'), figure('甲'), figure('乙')), { from: '2026-01', to: '2026-02' }))).toEqual([
      '乙 2026-01',
      '乙 2026-02',
      '甲 2026-01',
      '甲 2026-02',
    ]);
  });
});

describe('an entry', () => {
  const share = figure('办结率', { unitOfMeasure: '%', domain: { min: '0', max: '100' } });
  const cells = [
    ...cell(share, '2026-01', '2026-02'),
    ...cell(figure('办件量', { domain: { min: '0' } }), '2026-03'),
    ...cell(figure('温度', { domain: { max: '40' } }), '2026-03'),
  ];
  const entry = (more: Partial<Entry>) => problemOf({ figure: '办结率', month: '2026-01', value: '95.10', ...more }, cells, 'figures[4]');

  it.each(['95.10', '0', '100', '+7', '007', '99.999'])('%s is right', (value) => expect(entry({ value })).toBeUndefined());

  it.each(['', ' ', '九十五', '95.10件', '1/3', '—', '1,000', '１２０％', '1e4'])(
    '“%s” is not a number, or none that the figure can have, and nothing is guessed',
    (value) => {
      expect(entry({ value })).toEqual({
        path: 'figures[4].value',
        code: 'not-a-number',
        message: '数据项“办结率”(2026-01)应填写数字(单位:%)',
        expected: '十进制数字,如 95.10',
        got: value,
      });
    },
  );

  it.each([
    ['９５．１０', '95.1', '全角字符'],
    ['95%', '95', '单位'],
    [' 5', '5', '空格'],
    ['.5', '0.5', '小数点前后缺数字'],
  ])('“%s” is refused, and %s is offered for the reporter to confirm', (value, offered, because) => {
    expect(entry({ value })).toEqual({
      path: 'figures[4].value',
      code: 'number-to-confirm',
      message: `数据项“办结率”(2026-01)应填写数字(单位:%);所填“${value}”含${because},是否为 ${offered}?请确认后保存`,
      expected: '十进制数字,如 95.10',
      got: value,
      offer: { value: offered },
    });
    expect(entry({ value: offered })).toBeUndefined();
  });

  it.each([
    ['办结率', '2026-02', '100.01', '应在 0 与 100 之间'],
    ['办结率', '2026-02', '-0.01', '应在 0 与 100 之间'],
    ['办件量', '2026-03', '-1', '应不小于 0'],
    ['温度', '2026-03', '40.1', '应不大于 40'],
  ])('%s (%s) of %s is outside its domain: %s', (name, month, value, expected) => {
    expect(entry({ figure: name, month, value })).toEqual({
      path: 'figures[4].value',
      code: 'outside-domain',
      message: `数据项“${name}”(${month})的数值超出取值范围`,
      expected,
      got: value,
    });
  });

  it('on the edge of its domain is right', () => {
    expect(entry({ figure: '办件量', month: '2026-03', value: '0' })).toBeUndefined();
    expect(entry({ figure: '温度', month: '2026-03', value: '40' })).toBeUndefined();
    expect(entry({ figure: '温度', month: '2026-03', value: '-273.15' })).toBeUndefined();
  });

  it('for a figure or a month that is not asked for is refused', () => {
    expect(entry({ figure: '登录次数' })).toEqual({
      path: 'figures[4].figure',
      code: 'unknown-figure',
      message: '本填报期没有数据项“登录次数”',
      got: '登录次数',
    });
    expect(entry({ month: '2026-03' })).toEqual({
      path: 'figures[4].month',
      code: 'unknown-month',
      message: '数据项“办结率”在本填报期不填 2026-03',
      expected: '2026-01、2026-02',
      got: '2026-03',
    });
  });
});

describe('silence', () => {
  const cells = [...cell(figure('办件量'), '2026-01', '2026-02'), ...cell(figure('信访件', { unitOfMeasure: '人次' }), '2026-01')];

  it('is not an answer: every cell is reported or declared missing', () => {
    expect(silentCells(cells, [{ figure: '办件量', month: '2026-01' }], [{ figure: '办件量', month: '2026-02' }])).toEqual([
      {
        path: 'figures.信访件.2026-01',
        code: 'not-reported',
        message: '数据项“信访件”(2026-01)尚未填报;确实无法提供的,请在“缺报说明”中写明原因',
        expected: '人次',
      },
    ]);
    expect(silentCells(cells, [], []).map(({ path }) => path)).toEqual(['figures.办件量.2026-01', 'figures.办件量.2026-02', 'figures.信访件.2026-01']);
    expect(
      silentCells(
        cells,
        [{ figure: '信访件', month: '2026-02' }],
        cells.map((each) => ({ figure: each.figure.name, month: each.month })),
      ),
    ).toEqual([]);
  });
});

describe('a report', () => {
  const cells = cell(figure('办件量'), '2026-01', '2026-02');
  const answer = (month: string) => ({ figure: '办件量', month });
  const refusal = (...[reported, missing]: [{ figure: string; month: string }[], { figure: string; month: string }[]]) => {
    try {
      mustBeAnswered(cells, reported, missing);
    } catch (error) {
      if (error instanceof InvalidInput) return { message: error.message, found: error.problems };
      throw error;
    }
    return undefined;
  };

  it('answers every cell of its form', () => {
    expect(refusal([answer('2026-01'), answer('2026-02')], [])).toBeUndefined();
    expect(refusal([answer('2026-01')], [answer('2026-02')])).toBeUndefined();
    expect(refusal([answer('2026-01')], [])).toEqual({ message: '还有 1 个数据项没有填报', found: silentCells(cells, [answer('2026-01')], []) });
  });

  it('declares nothing missing that is not asked for; what is silent is named as well', () => {
    const notAsked = (at: number, name: string, month: string) => ({
      path: `missing[${at}]`,
      code: 'not-asked',
      message: `本填报期不填数据项“${name}”(${month})`,
      got: `${name} ${month}`,
    });
    expect(refusal([answer('2026-01')], [answer('2026-02'), answer('2026-03'), { figure: '信访件', month: '2026-01' }])).toEqual({
      message: '缺报说明中有本填报期不填的数据项',
      found: [notAsked(1, '办件量', '2026-03'), notAsked(2, '信访件', '2026-01')],
    });
    expect(refusal([answer('2026-01')], [answer('2026-03')])?.found.map(({ code }) => code)).toEqual(['not-asked', 'not-reported']);
  });
});

describe('the same cell twice in one request', () => {
  it('is saved once: the first counts, the others are named', () => {
    const entry = (name: string, month: string, value: string): Entry => ({ figure: name, month, value });
    const entries = [
      entry('甲', '2026-01', '1'),
      entry('甲', '2026-02', '2'),
      entry('乙', '2026-01', '3'),
      entry('甲', '2026-01', '4'),
      entry('甲', '2026-01', '5'),
    ];
    expect([...repeatedEntries(entries)]).toEqual([3, 4]);
    expect([...repeatedEntries([])]).toEqual([]);
    expect(repeatedEntry(entry('甲', '2026-01', '4'), 'figures[3]')).toEqual({
      path: 'figures[3]',
      code: 'repeated-entry',
      message: '数据项“甲”(2026-01)在同一次保存中出现了两次,只保存第一次的数值',
      got: '4',
    });
  });
});
