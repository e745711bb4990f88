import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Category } from '#domain/schemes/plan.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import { alignedLines } from './aligned.ts';

const heads = ['名次', '编号', '单位', '得分', '得分率%', '等次', '加分', '扣分', '说明'];
const numeric = new Set([0, 3, 4, 6, 7]);

const cells = ({ rank, unit, name, score, percent, grade, bonus, deduction, lateDeduction, provisional }: Scorecard): string[] => [
  rank === undefined ? '—' : String(rank),
  unit,
  name,
  toFixed(exact(score), 2),
  toFixed(exact(percent), 2),
  grade,
  toFixed(exact(bonus), 2),
  toFixed(exact(deduction).add(exact(lateDeduction)), 2),
  provisional ? '有数据暂缺,得分未定' : '',
];

/** Units without a rank come last. */
const byRank = (a: Scorecard, b: Scorecard): number => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER);

/** One block a category, in the plan's order. */
export const cardsTable = (cards: readonly Scorecard[], categories: readonly Category[]): string =>
  categories
    .map(({ code, name }) => {
      const own = cards.filter(({ category }) => category === code).sort(byRank);
      const [first] = own;
      const title = `${name}(${own.length} 个单位${first === undefined ? '' : `,满分 ${first.fullMarks}`})`;
      const rows = own.length === 0 ? [] : alignedLines([heads, ...own.map(cells)], numeric).map((line) => `  ${line}`);
      return ['', title, ...rows].join('\n');
    })
    .join('\n');
