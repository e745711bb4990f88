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

/** Whole shares of the county's seats first, then one more each by largest remainder, then the best top score, then the code [T06]. */
const underCeiling = (claims: readonly Claim[], ceiling: Exact, most: number): Map<string, number> => {
  const shares = claims.map(({ group, claimed }) => ({ group, claimed, share: ceiling.mul(group.size) }));
  const seats = new Map(shares.map(({ group, claimed, share }) => [group.code, Math.min(claimed, Number(share.floor()))]));
  const order = shares.toSorted((a, b) => b.share.mod(1).compare(a.share.mod(1)) || b.group.top.compare(a.group.top) || (a.group.code < b.group.code ? -1 : 1));
  const taken = (): number => [...seats.values()].reduce((all, each) => all + each, 0);
  const next = () => order.filter(({ group, claimed }) => (seats.get(group.code) ?? 0) < claimed);
  for (let round = next(); taken() < most && round.length > 0; round = next()) {
    for (const { group } of round.slice(0, most - taken())) seats.set(group.code, (seats.get(group.code) ?? 0) + 1);
  }
  return seats;
};

/** Seats of every group; never more than reach the threshold, and all together never more than the county's ceiling allows. */
export const allotSeats = (groups: readonly Group[], quota: Quota): Seats[] => {
  const claims = groups.map((group): Claim => {
    const byRate = seatsByRate(group.size, quota);
    return { group, byRate, claimed: Math.min(byRate, group.eligible) };
  });
  const ceiling = quota.countyCeiling === undefined ? undefined : exact(quota.countyCeiling);
  const most = ceiling === undefined ? undefined : Number(ceiling.mul(sum(groups.map(({ size }) => exact(size)))).floor());
  const limited =
    ceiling === undefined || most === undefined || claims.reduce((all, { claimed }) => all + claimed, 0) <= most
      ? undefined
      : underCeiling(claims, ceiling, most);
  return claims.map(({ group, byRate, claimed }) => {
    const seats = limited?.get(group.code) ?? claimed;
    return { group: group.code, seats, byRate, minimumGaveWay: seats < claimed };
  });
};
