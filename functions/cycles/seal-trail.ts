import type { Cycle } from '#domain/cycles/cycle.ts';
import { archive, seal } from '#platform/files/archive.ts';
import { logger } from '#platform/observe/logger.ts';
import { entriesBetween, putSeal, rootOf, sealsOf } from '#platform/table/seals.ts';

/** An entry carries the moment its transaction was begun; after so long it stands, or never will (`commit` gives up far earlier). */
const settledAfterMilliseconds = 60_000;

/** Seals the audit entries written since the last seal: nobody can change, remove or slip in one of them unseen. Repeating it finds nothing new. */
export const sealTrail = async ({ county, cycle, today }: Cycle, now: Date): Promise<void> => {
  const last = (await sealsOf({ county, cycle })).at(-1);
  const through = new Date(now.getTime() - settledAfterMilliseconds).toISOString();
  const entries = await entriesBetween({ county, cycle }, last?.through, through);
  if (entries.length === 0) return;
  const document = {
    ...{ county, cycle, number: (last?.number ?? 0) + 1, through, day: today, count: entries.length, root: rootOf(entries) },
    ...(last === undefined ? {} : { previous: last.hash }),
  };
  const hash = await archive({ format: 'xianheng-seal/1', ...document });
  await seal(hash, now);
  if (await putSeal({ ...document, hash })) logger.info('TRAIL_SEALED', { county, cycle, key: String(document.number) });
};
