import { type Exact, exact, sum } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';

type Quota = Policy['quota'];

/** A group that shares seats for the best grade: a category, or the pooled small ones. */
export interface Group {
  code: string;
  /** All assessed units, vetoed ones included (they count in N and take no seat). */
  size: number;
  /** Units that reach the threshold and may take a seat. */
  eligible: number;
  /** Best published score in %, for the largest remainder's tie. */
  top: Exact;
}

export interface Seats {
  group: string;
  seats: number;
  /** Seats by rate, rounding and minimum, before the county's ceiling. */
  byRate: number;
  /** The ceiling took the minimum away. */
  minimumGaveWay: boolean;
}

const rounded = (value: Exact, how: Quota['rounding']): number => Number(how === 'down' ? value.floor() : how === 'up' ? value.ceil() : value.round());

/** Seats of a group by its rate [T01 T02 T05]. */
export const seatsByRate = (size: number, quota: Pick<Quota, 'rate' | 'rounding' | 'minimum'>): number =>
  Math.max(rounded(exact(quota.rate).mul(size), quota.rounding), quota.minimum);

/** The county's ceiling: floor of rate · all units; seats by largest remainder, then the best top score [T06]. */
const underCeiling = (groups: readonly Group[], seats: readonly Seats[], ceiling: Exact): Seats[] => {
  const most = Number(ceiling.mul(sum(groups.map(({ size }) => exact(size)))).floor());
  if (sum(seats.map((each) => exact(each.seats))).lte(most)) return [...seats];
  const shares = groups.map((group) => ({ group, share: ceiling.mul(group.size), whole: Number(ceiling.mul(group.size).floor()) }));
  let left = most - shares.reduce((total, { whole }) => total + whole, 0);
  const order = [...shares].sort((a, b) => {
    const remainder = b.share.sub(b.whole).compare(a.share.sub(a.whole));
    if (remainder !== 0) return remainder;
    const top = b.group.top.compare(a.group.top);
    return top !== 0 ? top : a.group.code < b.group.code ? -1 : 1;
  });
  const extra = new Set<string>();
  for (const { group } of order) {
    if (left === 0) break;
    extra.add(group.code);
    left--;
  }
  return seats.map((each) => {
    const share = shares.find(({ group }) => group.code === each.group);
    const allowed = Math.min(each.seats, (share?.whole ?? 0) + (extra.has(each.group) ? 1 : 0));
    return { ...each, seats: allowed, minimumGaveWay: allowed < each.seats && each.byRate > allowed };
  });
};

/** Seats of every group; a group never gets more than reach the threshold [T03], so free seats stay free. */
export const allotSeats = (groups: readonly Group[], quota: Quota): Seats[] => {
  const byRate = groups.map((group): Seats => {
    const seats = seatsByRate(group.size, quota);
    return { group: group.code, seats, byRate: seats, minimumGaveWay: false };
  });
  const limited = quota.countyCeiling === undefined ? byRate : underCeiling(groups, byRate, exact(quota.countyCeiling));
  return limited.map((each) => ({ ...each, seats: Math.min(each.seats, groups.find(({ code }) => code === each.group)?.eligible ?? 0) }));
};
