import * as z from 'zod';
import { type Exact, exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { Fen } from '#domain/results/budget-row.ts';

/** 项目资金 by source, in fen: 当年财政拨款, 上年结转, 其他. */
export const Funds = z.strictObject({ appropriation: Fen, carriedOver: Fen, other: Fen });
export type Funds = z.infer<typeof Funds>;

export const fundSources = ['appropriation', 'carriedOver', 'other'] as const;

export const totalOf = (funds: Funds): Exact => sum(fundSources.map((source) => exact(funds[source])));

/** 预算执行率 = 全年执行数 / 全年预算数, in %. A year's budget of nothing has no rate: such a project is refused before. */
export const executionRate = (annual: Funds, executed: Funds): Exact => totalOf(executed).div(totalOf(annual)).mul(hundred);

const perTenThousand = exact(1_000_000);

/** 万元, as the form shows money. */
export const toTenThousand = (fen: Exact | string): string => toText(exact(fen).div(perTenThousand));

/** Fen of an amount in 万元, or undefined where it is negative or finer than a fen. */
export const fromTenThousand = (text: string): string | undefined => {
  const fen = exact(text).mul(perTenThousand);
  return fen.d === 1n && fen.gte(0) ? toText(fen) : undefined;
};
