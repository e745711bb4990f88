import type { Intake } from '#domain/ingestion/intake.ts';
import { readWorkBytes, writeWork } from '#platform/files/inbox.ts';

/** Part of no run: the file as it came is the same for all. */
const place = (intake: Intake) => ({ ...intake, run: 0 });
const part = 'original';

/** Keeps a file that was read beside what its checking left, so that it can be read again and, once it is posted, archived. */
export const keepOriginal = (intake: Intake, bytes: Uint8Array): Promise<void> => writeWork(place(intake), part, bytes);
export const keptOriginal = (intake: Intake): Promise<Uint8Array | undefined> => readWorkBytes(place(intake), part);
