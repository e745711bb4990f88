import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualMarkings } from '#domain/ingestion/secrecy.ts';
import { rowProblems } from '#domain/reporting/batch.ts';
import { type PriorScore, priorColumns, priorProblems, priorTemplate, readPrior, type WrittenPrior, yearsBeforeOf } from '#domain/reporting/prior-score.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { aPlan } from '../../support/valid-papers.ts';

const { units } = Plan.parse(aPlan());
const [first, second] = units;
if (first === undefined || second === undefined) throw new Error('the plan has no two units');

const written = (rows: readonly string[][]): WrittenPrior[] =>
  rows.map((cells, at) => ({
    at: at + 2,
    ...(Object.fromEntries(priorColumns.map((column, place) => [column, cells[place] ?? ''])) as Omit<WrittenPrior, 'at'>),
  }));
const scored = (more: Partial<PriorScore> = {}): PriorScore => ({ unit: first.id, year: '2025', score: '88.5', fullMarks: '100', grade: '良好', ...more });
const told = (problems: readonly { path: string; code: string }[]) => problems.map(({ path, code }) => `${path} ${code}`);

describe('the file of prior years’ scores', () => {
  it('goes out with every unit for two years, and comes back as it went out: nothing is said until something is typed', () => {
    const [header, ...rows] = priorTemplate(units, '2026');
    expect(header).toEqual([...priorColumns]);
    expect(rows).toHaveLength(units.length * 2);
    expect(rows[0]).toEqual(['2025', first.id, first.name, '', '100', '', '', '']);
    expect(readPrior(written(rows), units)).toEqual({ rows: [], problems: [] });
  });

  it('is read when it is completed', () => {
    const rows = [
      ['2025', first.id, first.name, '88.50', '100', '良好', '2', '县委办〔2026〕9号'],
      ['2024', first.id, '', '90', '120', '优秀', '', ''],
    ];
    expect(readPrior(written(rows), units)).toEqual({
      rows: [scored({ score: '88.50', rank: 2, document: '县委办〔2026〕9号' }), scored({ year: '2024', score: '90', fullMarks: '120', grade: '优秀' })],
      problems: [],
    });
  });

  it('names every bad cell with its line and column', () => {
    const rows = [
      ['25年', first.id, '', '88', '100', '良好', '', ''],
      ['2025', 'U999', '', '88', '100', '良好', '', ''],
      ['2025', first.id, second.name, '88', '100', '良好', '', ''],
      ['2025', first.id, '', '八十八', '0', '', '第一', ''],
    ];
    const { problems } = readPrior(written(rows), units);
    expect(problems.map(({ path }) => path)).toEqual([
      'rows[1].年度',
      'rows[2].单位编号',
      'rows[3].单位名称',
      'rows[4].得分',
      'rows[4].满分',
      'rows[4].等次',
      'rows[4].名次',
    ]);
    expect(problems[1]?.message).toContain('第 3 行“单位编号”');
  });

  it('as rows of a batch are checked like all others', () => {
    expect(
      rowProblems('scores', [scored(), scored({ unit: 'U999' })], { units: new Set([first.id]), markings: usualMarkings }).map(({ code }) => code),
    ).toEqual(['unknown-unit']);
  });
});

describe('scores of prior years beside those that count', () => {
  it('are of years before, once a unit and year, and never two answers', () => {
    expect(priorProblems([scored(), scored({ year: '2024' }), scored({ unit: second.id })], '2026', [])).toEqual([]);
    expect(told(priorProblems([scored({ year: '2026' })], '2026', []))).toEqual(['rows[0].year not-a-prior-year']);
    expect(told(priorProblems([scored(), scored({ score: '1' })], '2026', []))).toEqual(['rows[1] scored-twice']);
    expect(priorProblems([scored({ score: '88.50' })], '2026', [scored()])).toEqual([]);
    expect(told(priorProblems([scored({ grade: '优秀' })], '2026', [scored()]))).toEqual(['rows[0].score scored-otherwise']);
  });
});

describe('the years before of a unit', () => {
  it('are what the system scored, else what was imported, else said to be missing', () => {
    expect(yearsBeforeOf('2026', new Map(), [])).toEqual([
      { year: '2025', none: '首年无上年数' },
      { year: '2024', none: '首年无上年数' },
    ]);
    const own = new Map([['2025', { score: '91', fullMarks: '100', grade: '优秀', rank: 1 }]]);
    expect(yearsBeforeOf('2026', own, [scored(), scored({ year: '2024', score: '96', fullMarks: '120' }), scored({ year: '2023' })])).toEqual([
      { year: '2025', score: '91', fullMarks: '100', percent: '91', grade: '优秀', rank: 1, from: 'system' },
      { year: '2024', score: '96', fullMarks: '120', percent: '80', grade: '良好', from: 'imported' },
    ]);
  });

  it('are always the two years before this one, newest first', () => {
    const row = fc.record({ year: fc.constantFrom('2022', '2023', '2024', '2025'), score: fc.nat(100).map(String) });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const years = yearsBeforeOf(
          '2026',
          new Map(),
          rows.map((each) => scored(each)),
        );
        expect(years.map(({ year }) => year)).toEqual(['2025', '2024']);
        for (const each of years) expect('none' in each).toBe(!rows.some(({ year }) => year === each.year));
      }),
    );
  });
});
