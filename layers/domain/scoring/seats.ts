import { type Exact, exact } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';

type Quota = Policy['quota'];

/** A group that shares seats for the best grade: a category, or the pooled small ones. */
export interface Group {
  code: string;
  /** All assessed units, vetoed ones included (they count in N and take no seat). */
  size: number;
  /** Units that reach the threshold and may take a seat. */
  eligible: number;
  /** Best published score among them, in %, for the largest remainder's tie. */
  top: Exact;
}

export interface Seats {
  group: string;
  seats: number;
  /** Seats by rate, rounding and minimum, before the county's ceiling. */
  byRate: number;
  /** The county's ceiling took seats away, be it the minimum one. */
  minimumGaveWay: boolean;
}

const rounded = (value: Exact, how: Quota['rounding']): number => Number(how === 'down' ? value.floor() : how === 'up' ? value.ceil() : value.round());

/** Seats of a group by its rate [T01 T02 T05]. */
const seatsByRate = (size: number, { rate, rounding, minimum }: Quota): number => Math.max(rounded(exact(rate).mul(size), rounding), minimum);

interface Claim {
  group: Group;
  byRate: number;
  /** Seats the group can fill: fewer where fewer reach the threshold [T03]. */
  claimed: number;
}

/** Whole shares of the county's seats first; then one more each, round by round, by largest remainder, best top score, code [T06]. */
const underCeiling = (claims: readonly Claim[], ceiling: Exact, most: number): Map<string, number> => {
  const shares = claims.map(({ group, claimed }) => {
    const share = ceiling.mul(group.size);
    const whole = share.floor();
    return { group, claimed, remainder: share.sub(whole), whole: Math.min(claimed, Number(whole)) };
  });
  const further = shares
    .flatMap(({ group, claimed, remainder, whole }) => Array.from({ length: claimed - whole }, (_, round) => ({ group, remainder, round })))
    .sort((a, b) => a.round - b.round || b.remainder.compare(a.remainder) || b.group.top.compare(a.group.top) || (a.group.code < b.group.code ? -1 : 1))
    .slice(0, most - shares.reduce((all, { whole }) => all + whole, 0));
  return new Map(shares.map(({ group, whole }) => [group.code, whole + further.filter((seat) => seat.group === group).length]));
};

/** Seats of every group; never more than reach the threshold, and all together never more than the county's ceiling allows. */
export const allotSeats = (groups: readonly Group[], quota: Quota): Seats[] => {
  const claims = groups.map((group): Claim => {
    const byRate = seatsByRate(group.size, quota);
    return { group, byRate, claimed: Math.min(byRate, group.eligible) };
  });
  const ceiling = exact(quota.countyCeiling ?? '1');
  const most = Number(ceiling.mul(groups.reduce((all, { size }) => all + size, 0)).floor());
  const allotted = underCeiling(claims, ceiling, most);
  return claims.map(({ group, byRate, claimed }) => {
    const seats = allotted.get(group.code) ?? 0;
    return { group: group.code, seats, byRate, minimumGaveWay: seats < claimed };
  });
};
