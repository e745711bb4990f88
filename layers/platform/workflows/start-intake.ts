import type { Intake } from '#domain/ingestion/intake.ts';
import { start } from './executions.ts';

/** Starts the current execution of a file's intake; safe to repeat. */
export const startIntake = ({ county, cycle, id, attempt }: Intake): Promise<void> => start('ingest-batch', { county, cycle, intake: id, attempt });
