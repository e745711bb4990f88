import { created } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { assess } from '#domain/scoring/assess.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { ScoreTotal, ScoreVersion } from '#domain/scoring/result.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load, writeInert } from '#platform/table/records.ts';
import { resultVersions } from '#platform/table/result-versions.ts';
import { buildDossier, changesOf, lastMonthOf } from './build-dossier.ts';

const totalOf = (card: Scorecard, version: string, hash: string, { county, cycle }: Cycle): ScoreTotal => {
  const { unit, name, category, fullMarks, score, percent, grade, rank, provisional } = card;
  return { county, cycle, version, unit, name, category, fullMarks, score, percent, grade, provisional, hash, ...(rank === undefined ? {} : { rank }) };
};

interface Version {
  version: string;
  status: ScoreVersion['status'];
  reason: string;
  who: string;
  window?: string;
  lightsHash?: string;
}

/** Archives a dossier and its scorecards, stages the totals, and makes them count by one record. Repeating it gives the same version. */
export const writeVersion = async (year: Cycle, dossier: Dossier, { version, status, reason, who, ...more }: Version): Promise<ScoreVersion> => {
  const { county, cycle, today } = year;
  const cards = assess(dossier);
  const [dossierHash, scorecardsHash] = [await archive(dossier), await archive(cards)];
  const totals: ScoreTotal[] = [];
  await sideBySide(cards, 8, async (card) => {
    totals.push(totalOf(card, version, await archive(card), year));
  });
  await writeInert('total', totals);
  const record: ScoreVersion = {
    county,
    cycle,
    version,
    purpose: dossier.purpose,
    status,
    dossierHash,
    scorecardsHash,
    count: cards.length,
    reason,
    on: today,
    rev: 1,
    ...more,
  };
  try {
    await commit(
      { fact: 'scores-computed', changes: [created('scores', record)] },
      { county, cycle, who, act: `scores:${version}:${dossierHash.slice(0, 16)}`, day: today, reason },
    );
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return load('scores', { county, cycle, version }, `得分版本 ${version}`);
};

/** The newest version if it rests on this dossier, else a new one with the reason. */
const versionOf = async (year: Cycle, dossier: Dossier, reason: string, who: string): Promise<ScoreVersion> => {
  const newest = (await resultVersions(year)).at(-1);
  if (newest !== undefined && newest.dossierHash === (await archive(dossier))) return newest;
  return writeVersion(year, dossier, { version: String(Number(newest?.version ?? '0') + 1), status: 'provisional', reason, who });
};

/** The newest version of the result if it still rests on what the records say, else a new version with the reason. */
export const scoreNow = async (year: Cycle, reason: string, who: string): Promise<ScoreVersion> =>
  versionOf(year, await buildDossier(year, { purpose: 'result', through: lastMonthOf(await planOf(year)) }), reason, who);

/** The newest version as the deciding body had it before it, with what the body changed and nothing else: whatever was entered since is no part of it. */
export const scoreAsDecided = async (year: Cycle, reason: string, who: string): Promise<ScoreVersion> => {
  const before = (await resultVersions(year)).at(-1);
  if (before === undefined) throw new Error(`${year.county} ${year.cycle}: a result was decided that was never computed`);
  const [dossier, decisions] = await Promise.all([
    fromArchive(Dossier, before.dossierHash, '计分卷宗'),
    list('decision', { county: year.county, cycle: year.cycle }),
  ]);
  return versionOf(year, { ...dossier, decisions: changesOf(decisions) }, reason, who);
};
