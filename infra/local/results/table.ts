import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Category } from '#domain/schemes/plan.ts';
import { alignedLines } from '../../../bin/text/aligned.ts';
import type { YearResult } from './collect.ts';
import { notesOf } from './notes.ts';
import { qualityOfYear } from './quality.ts';

/** One unit's line of the year's result. */
export interface ResultRow {
  unit: string;
  name: string;
  category: string;
  score: string;
  fullMarks: string;
  /** Score in % of full marks. */
  percent: string;
  grade: string;
  rank?: number;
  /** 数据质量分, mean of the windows; it is told beside the score and never part of it. */
  quality?: string;
  /** Suggested budget in fen; none for units that the county does not pay. */
  budget?: string;
  /** What needs a word: veto, tie, bonus, deduction, late report, exception, adjusted budget. */
  notes: string[];
}

const excludedWords = { vertical: '垂直管理,不参与预算挂钩', 'paid-by-superior': '上级保障,不参与预算挂钩' } as const;

/** The rows of all units, by category and rank; units without a rank come last. */
export const rowsOf = ({
  totals,
  scorecards,
  budget: { paper },
  quality: windows,
}: Pick<YearResult, 'totals' | 'scorecards' | 'budget' | 'quality'>): ResultRow[] =>
  totals
    .map(({ unit, name, category, score, fullMarks, percent, grade, rank }) => {
      const line = paper.lines.find((each) => each.unit === unit);
      const quality = qualityOfYear(windows, unit);
      const excluded = paper.excluded.find((each) => each.unit === unit);
      return {
        ...{ unit, name, category, score, fullMarks, percent, grade },
        ...(rank === undefined ? {} : { rank }),
        ...(quality === undefined ? {} : { quality }),
        ...(line === undefined ? {} : { budget: line.amount }),
        notes: [
          ...scorecards.filter((card) => card.unit === unit).flatMap(notesOf),
          ...(line?.adjusted === undefined ? [] : [`财政调整:${line.adjusted}`]),
          ...(excluded === undefined ? [] : [excludedWords[excluded.reason]]),
        ],
      };
    })
    .sort((a, b) => (a.rank ?? 9999) - (b.rank ?? 9999) || (a.unit < b.unit ? -1 : 1));

/** Fen as ten thousand yuan with all digits: 1234567890 is 1234.567890. */
export const inTenThousandYuan = (fen: string): string => `${fen.padStart(7, '0').slice(0, -6)}.${fen.padStart(7, '0').slice(-6)}`;

const heads = ['名次', '单位', '得分', '得分率%', '等次', '数据质量', '预算建议(万元)', '说明'] as const;
const numeric = new Set([0, 2, 3, 5, 6]);

export const cellsOf = ({ rank, name, score, percent, grade, quality, budget, notes }: ResultRow): string[] => [
  rank === undefined ? '—' : String(rank),
  name,
  toFixed(exact(score), 2),
  toFixed(exact(percent), 2),
  grade,
  quality ?? '—',
  budget === undefined ? '—' : inTenThousandYuan(budget),
  notes.join(';'),
];

interface Group {
  title: string;
  rows: ResultRow[];
}

export const byCategory = (rows: readonly ResultRow[], categories: readonly Category[]): Group[] =>
  categories.map(({ code, name }) => {
    const own = rows.filter(({ category }) => category === code);
    return { title: `${name}(${own.length} 个单位,满分 ${own[0]?.fullMarks ?? '—'})`, rows: own };
  });

/** The table for a terminal, one block a category. */
export const tableText = (rows: readonly ResultRow[], categories: readonly Category[]): string =>
  byCategory(rows, categories)
    .map(
      ({ title, rows: own }) =>
        `\n${title}\n${alignedLines([[...heads], ...own.map(cellsOf)], numeric)
          .map((line) => `  ${line}`)
          .join('\n')}`,
    )
    .join('\n');

/** The same table for a page. */
export const tableMarkdown = (rows: readonly ResultRow[], categories: readonly Category[]): string =>
  byCategory(rows, categories)
    .map(({ title, rows: own }) =>
      [
        `## ${title}`,
        '',
        `| ${heads.join(' | ')} |`,
        `|${heads.map((_, at) => (numeric.has(at) ? '---:' : '---')).join('|')}|`,
        ...own.map((row) => `| ${cellsOf(row).join(' | ')} |`),
      ].join('\n'),
    )
    .join('\n\n');
