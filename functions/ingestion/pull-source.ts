import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { openBook } from '#domain/ingestion/book.ts';
import { checkDelivery } from '#domain/ingestion/check-delivery.ts';
import { addressOf, addressProblems, type Pull, toDelivered } from '#domain/ingestion/pull.ts';
import { pulled, pullRefused } from '#domain/ingestion/pull-moves.ts';
import type { Source } from '#domain/ingestion/source.ts';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import { logger } from '#platform/observe/logger.ts';
import { credentialOf } from '#platform/sources/credential.ts';
import { fetchBytes } from '#platform/sources/fetch-bytes.ts';
import { pullReach } from '#platform/sources/pull-reach.ts';
import { readAnswer } from '#platform/sources/read-answer.ts';
import { commit } from '#platform/table/commit.ts';
import { find, load, loadCycle } from '#platform/table/records.ts';
import { stageDelivery } from '#platform/table/stage-delivery.ts';
import { PullMessage } from '#platform/workflows/pulls.ts';

/** Fetches, reads and checks; whatever is wrong on the way is an `InvalidInput` with its problems. */
const valuesOf = async (year: Cycle, source: Source, pull: Pull, day: string): Promise<FigureValue[]> => {
  const address = addressOf(pull, day);
  const forbidden = addressProblems(address, pullReach());
  if (forbidden.length > 0) throw new InvalidInput('采集失败', forbidden);
  const [policy, plan, schemes] = await Promise.all([policyOf(year), planOf(year), schemesOf(year)]);
  const rows = await readAnswer(await fetchBytes(address, await credentialOf(year.county, pull.credential)), pull);
  if (rows.length === 0) throw new InvalidInput('来源系统没有给出数据行');
  const checked = checkDelivery(
    openBook({ policy, plan, schemes, source, today: year.today }),
    rows.map((row) => toDelivered(row, pull)),
  );
  if ('problems' in checked) throw new InvalidInput(`数据有 ${checked.problems.length} 处问题,未接收任何数据`, checked.problems);
  return checked.values;
};

/** 自动采集 of one source: its values are staged like a delivery, or the office reads why not. A run that was done is not done again. */
export const pullSource = async ({ county, cycle, source: id, run, day, by }: PullMessage): Promise<void> => {
  if ((await find('pullRun', { county, cycle, source: id, id: run })) !== undefined) return;
  const [source, year] = await Promise.all([load('source', { county, id }, `数据来源 ${id}`), loadCycle({ county, cycle })]);
  const { pull } = source;
  if (pull === undefined) return;
  const who = `source:${id}`;
  const begun = { county, cycle, source: id, id: run, address: addressOf(pull, day), on: day, by };
  const actor = { county, cycle, who, act: `pull:${id}:${run}`, day: year.today };
  try {
    const values = await valuesOf(year, source, pull, day);
    const batch = await stageDelivery(year, { source: source.name, values, who, act: `stage-pull:${id}:${run}` });
    await commit(pulled(begun, batch), actor);
  } catch (error) {
    if (error instanceof Conflict) return; // the same run, done at the same time
    if (!(error instanceof InvalidInput)) throw error;
    await commit(pullRefused(begun, source.name, error.message, error.problems), actor);
  }
};

const tellingFailure = async ({ body }: SQSRecord): Promise<void> => {
  try {
    await pullSource(parseOwn(PullMessage, JSON.parse(body), '采集消息'));
  } catch (error) {
    logger.error('PULL_FAILED', { thrown: error });
    throw error;
  }
};

const processor = new BatchProcessor(EventType.SQS);
export const handler: SQSHandler = (event, context) => processPartialResponse(event, tellingFailure, processor, { context });
