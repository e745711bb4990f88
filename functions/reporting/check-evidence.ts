import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Move } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { parse } from '#domain/problems/parse.ts';
import { type Evidence, mostEvidenceBytes, pendingEvidence } from '#domain/reporting/evidence.ts';
import { failEvidence, passEvidence, receiveEvidence } from '#domain/reporting/evidence-moves.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { discardUpload, keepChecked, uploadedBytes, uploadOf } from '#platform/files/evidence-store.ts';
import { inspectFile } from '#platform/files/inspect/inspect-file.ts';
import { type Scanner, scannerOf } from '#platform/files/scan-for-malware.ts';
import { logger } from '#platform/observe/logger.ts';
import { commit, save } from '#platform/table/commit.ts';
import { find, loadCycle } from '#platform/table/records.ts';
import { reportsOf } from './evidence-subjects.ts';

/** What S3 says through EventBridge of a new object, and the tick of one whose event may be lost. */
const Uploaded = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

const scanner = scannerOf(process.env['MALWARE_SCANNER'] ?? 'off');

/** The document as it stands after it was received; undefined: there is nothing to check (any more). */
const received = async (key: string): Promise<Evidence | undefined> => {
  const upload = uploadOf(key);
  if (upload === undefined) return undefined;
  const { secret, ...place } = upload;
  const evidence = await find('evidence', place);
  if (evidence === undefined || evidence.secret !== secret || !pendingEvidence.includes(evidence.status)) return undefined;
  if (evidence.status === 'uploaded') return evidence;
  await save(receiveEvidence(evidence));
  return { ...evidence, status: 'uploaded', rev: evidence.rev + 1 };
};

/** The check: what was declared, harmless in its structure, and clean where somebody scans; the checked bytes are kept under a version of their own. */
const verdictOn = async (evidence: Evidence, bytes: Buffer, scan: Scanner, year: Cycle): Promise<Move> => {
  const { today } = year;
  const unfit = await inspectFile(bytes, evidence);
  if (unfit !== undefined) return failEvidence(evidence, unfit.message, today);
  const scanned = await scan(bytes);
  if (scanned.verdict === 'infected') return failEvidence(evidence, `文件感染病毒(${scanned.name}),请杀毒后另存再传`, today);
  const { county, cycle, unit, replaces } = evidence;
  const before = replaces === undefined ? undefined : await find('evidence', { county, cycle, unit, id: replaces });
  const replaced = before === undefined ? undefined : { evidence: before, reports: await reportsOf({ year, unit }, before.supports) };
  return passEvidence(evidence, { version: await keepChecked(evidence, bytes), scanned: scanned.verdict, replaced });
};

const checkOnce = async (key: string, scan: Scanner): Promise<void> => {
  const evidence = await received(key);
  if (evidence === undefined) return;
  const { county, cycle, unit, id } = evidence;
  const bytes = await uploadedBytes(evidence, mostEvidenceBytes);
  if (bytes === undefined) return; // the tick says so when its day has passed
  const year = await loadCycle({ county, cycle });
  const move = await verdictOn(evidence, bytes, scan, year);
  await commit(move, { county, cycle, who: 'check', act: `check:${unit}:${id}`, day: year.today });
  await discardUpload(evidence);
  logger.info('EVIDENCE_CHECKED', { county, cycle, unit, key: id, outcome: move.fact });
};

/** Checks an upload; delivered again, or when another delivery was faster, it changes nothing. */
export const checkEvidence = (key: string, scan: Scanner = scanner): Promise<void> => decideAgain(() => checkOnce(key, scan));

const checkOne = async ({ body }: SQSRecord): Promise<void> => {
  try {
    await checkEvidence(parse(Uploaded, JSON.parse(body), 'S3 上传事件').detail.object.key);
  } catch (error) {
    logger.error('EVIDENCE_CHECK_FAILED', { thrown: error });
    throw error;
  }
};

const processor = new BatchProcessor(EventType.SQS);

export const handler: SQSHandler = (event, context) => processPartialResponse(event, checkOne, processor, { context });
