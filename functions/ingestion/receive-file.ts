import { createHash } from 'node:crypto';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Intake } from '#domain/ingestion/intake.ts';
import { receiveFile as receive } from '#domain/ingestion/intake-moves.ts';
import { secretRefusal } from '#domain/ingestion/secret-cells.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { type Arrival, arrivalAt, discard, mostBytes, readBytes } from '#platform/files/inbox.ts';
import { logger } from '#platform/observe/logger.ts';
import { commit } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';
import { startIntake } from '#platform/workflows/start-intake.ts';
import { loadIntake } from './intake-key.ts';

/** S3's event as EventBridge puts it on the queue. */
const Created = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Too large a file is not read: it stands for itself, so that its refusal is seen. */
const hashOf = async (key: string, { bytes }: Arrival): Promise<string> =>
  bytes > mostBytes ? sha256(`${key}|${bytes}`) : sha256((await readBytes(key)) ?? new Uint8Array());

const intakeOf = (key: string, arrival: Arrival, hash: string, receivedOn: string): Intake => {
  const { county, cycle, source, name, bytes, via, by, period } = arrival;
  const id = sha256([source, hash, ...(period === undefined ? [] : [period])].join('|')).slice(0, 32);
  const standing = { status: 'received', run: 1, attempt: 1, conversions: 'ask', rev: 1 } as const;
  return {
    county,
    cycle,
    id,
    source,
    name,
    key,
    hash,
    bytes,
    via,
    by: by ?? `source:${source}`,
    receivedOn,
    ...(period === undefined ? {} : { period }),
    ...standing,
  };
};

/** A file that came: written down once, and its workflow started. A file known already starts nothing; one refused as secret is not kept again. */
export const receiveFile = async (written: string): Promise<void> => {
  const found = await arrivalAt(written);
  if (found === undefined) return logger.warn('FILE_GONE', { key: written });
  const { county, cycle, source } = found.arrival;
  const [year, registered] = await Promise.all([find('cycle', { county, cycle }), find('source', { county, id: source })]);
  if (year === undefined || registered === undefined) return logger.error('FILE_UNPLACED', { key: found.key });
  const intake = intakeOf(found.key, found.arrival, await hashOf(found.key, found.arrival), year.today);
  try {
    await commit(receive(intake), { county, cycle, who: intake.by, act: `receive:${intake.id}`, day: year.today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  const standing = await loadIntake(intake);
  logger.info('FILE_RECEIVED', { intake: intake.id, status: standing.status });
  // A copy under another key says nothing that the first one does not; of a secret file neither stays.
  if (standing.refusal?.code === secretRefusal || standing.key !== found.key) await discard(found.key);
  if (standing.status === 'received') await startIntake(standing);
};

const processor = new BatchProcessor(EventType.SQS);

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(
    event,
    async (record: SQSRecord) => {
      const { detail } = parse(Created, JSON.parse(record.body), 'S3 事件');
      await receiveFile(detail.object.key);
    },
    processor,
    { context },
  );
