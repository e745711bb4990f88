import type { Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Policy } from '../schemes/policy.ts';
import type { County, Cycle } from './cycle.ts';
import { openCycle } from './phase-moves.ts';

/** 考评年度 that is under way on a day: the next calendar year from the day on which the policy opens it (考评办法 `opensNextCycle`, `MM-DD`). */
export const yearUnderWay = (day: string, { opensNextCycle }: Pick<Policy, 'opensNextCycle'>): string =>
  String(Number(day.slice(0, 4)) + (day.slice(5) >= opensNextCycle.day ? 1 : 0));

interface Opening {
  county: County;
  policy: Pick<Policy, 'opensNextCycle'>;
  /** Those that the county has. */
  cycles: readonly Pick<Cycle, 'cycle'>[];
  /** By when the plan is to be issued. */
  due: string;
}

/**
 * The head of the office opens the year under way where nobody could when its day came: the county was founded, or its policy published, afterwards.
 *
 * @throws NotAllowed `year-is-open` where it has been opened, `no-policy` before a policy is published.
 */
export const openLate = ({ county, policy, cycles, due }: Opening): Move => {
  const year = yearUnderWay(county.tickedThrough, policy);
  if (cycles.some(({ cycle }) => cycle === year)) throw new NotAllowed('year-is-open', `${year} 年度已经开启;下一年度到开启日自动开启`);
  return openCycle(county, year, county.tickedThrough, due);
};
