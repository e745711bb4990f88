import type { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { over, type Q, q, times, total } from './fraction.ts';

/**
 * Worked out on the forms: 预算执行率 first, then line by line.
 * XM-001, 财政评价: 170/200 of 10 = 8.5; 19/20 of 20 = 19; 10; 10/11 of 10 = 9.09; 10; 17.5; 7; 10. With U016, whose scheme asks for none.
 * XM-002: 57.6/60 of 20 = 19.2; 20; 10; 10; 28500/30000 of 25 = 23.75; 5; 10.
 * XM-003: 81/90 of 10 = 9; 7600/8000 of 20 = 19; 15; 15; 20; 8.5 after review; 10.
 */
const onPaper = [
  { unit: 'U016', project: 'XM-001', score: '91.09', budget: '200' },
  { unit: 'U013', project: 'XM-002', score: '97.95', budget: '60' },
  { unit: 'U013', project: 'XM-003', score: '96.5', budget: '90' },
];

/** Weighed by the year's budget; none for a unit without projects. */
export const projectsMark = ({ projects }: Extract<AnyRule, { kind: 'imported' }>, unit: string, full: Q): Q | undefined => {
  if (projects?.weigh !== 'budget') throw new Error('the sample weighs its projects by budget');
  const own = onPaper.filter((each) => each.unit === unit);
  if (own.length === 0) return undefined;
  const mean = over(total(own.map(({ score, budget }) => times(q(score), q(budget)))), total(own.map(({ budget }) => q(budget))));
  return over(times(full, mean), q(100));
};
