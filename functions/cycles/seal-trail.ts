import { archive, seal } from '#platform/files/archive.ts';
import { logger } from '#platform/observe/logger.ts';
import { entriesBetween, lastSeal, putSeal, rootOf } from '#platform/table/seals.ts';

/** An entry carries the moment its transaction was begun; after so long it stands, or never will (`commit` gives up far earlier). */
const settledAfterMilliseconds = 60_000;

interface Trail {
  county: string;
  /** The year, or `-`: what belongs to the county itself. */
  cycle: string;
  /** County day of the seal. */
  day: string;
}

/** Seals the audit entries written since the last seal: nobody can change, remove or slip in one of them unseen. Repeating it finds nothing new. */
export const sealTrail = async ({ county, cycle, day }: Trail, now: Date): Promise<void> => {
  const last = await lastSeal({ county, cycle });
  const through = new Date(now.getTime() - settledAfterMilliseconds).toISOString();
  const entries = await entriesBetween({ county, cycle }, last?.through, through);
  if (entries.length === 0) return;
  const document = {
    ...{ county, cycle, number: (last?.number ?? 0) + 1, through, day, count: entries.length, root: rootOf(entries) },
    ...(last === undefined ? {} : { previous: last.hash }),
  };
  const hash = await archive({ format: 'xianheng-seal/1', ...document });
  await seal(hash, now);
  if (await putSeal({ ...document, hash })) logger.info('TRAIL_SEALED', { county, cycle, key: String(document.number) });
};
