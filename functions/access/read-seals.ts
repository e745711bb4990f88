import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { entriesBetween, rootOf, Seal, sealsOf } from '#platform/table/seals.ts';

export const SealsPath = z.object({ cycle: z.string().regex(/^(\d{4}|-)$/, { error: '应为四位年度,或 - 表示不属于任何年度的记录' }) });
export const SealPath = SealsPath.extend({ number: z.coerce.number().int().positive() });
export const Seals = z.object({ seals: z.array(Seal) });
/** `intact`: the entries that stand now give the root that was sealed. */
export const CheckedSeal = z.object({ seal: Seal, intact: z.boolean(), count: z.int(), root: z.string() });

export const readSeals = async ({ params: { cycle }, who: { county } }: Call<z.output<typeof SealsPath>>): Promise<Answer<z.input<typeof Seals>>> => ({
  body: { seals: await sealsOf({ county, cycle }) },
});

/** Computes a seal's root again from the entries that stand now. */
export const checkSeal = async ({
  params: { cycle, number },
  who: { county },
}: Call<z.output<typeof SealPath>>): Promise<Answer<z.input<typeof CheckedSeal>>> => {
  const seals = await sealsOf({ county, cycle });
  const seal = seals.find((each) => each.number === number);
  if (seal === undefined) throw new NotFound(`没有找到第 ${number} 号封存`);
  const before = seals.find((each) => each.number === number - 1);
  const entries = await entriesBetween({ county, cycle }, before?.through, seal.through);
  const root = rootOf(entries);
  return { body: { seal, intact: root === seal.root && entries.length === seal.count, count: entries.length, root } };
};
