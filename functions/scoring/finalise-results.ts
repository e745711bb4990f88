import * as z from 'zod';
import { CycleKey } from '#domain/cycles/keys.ts';
import { parse } from '#domain/problems/parse.ts';
import { suggestionsOf } from '#domain/results/suggestions.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { fromArchive, seal } from '#platform/files/archive.ts';
import { step } from '#platform/observe/step.ts';
import { loadCycle } from '#platform/table/records.ts';
import { resultVersions } from '#platform/table/result-versions.ts';
import { writePaper } from '#platform/table/write-paper.ts';
import { markVersion } from './mark-version.ts';
import { scoreAsDecided } from './score.ts';

const who = 'workflow:feedback';

/** The result that was before the deciding body is final with what that body changed; what it rests on is sealed, and every unit gets its suggestions for improvement. */
export const finaliseResults = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  // A resumed execution finds the result final: what was entered since is for the next year.
  if ((await resultVersions(year)).some(({ status }) => status === 'final')) return {};
  const version = await scoreAsDecided(year, '审定后确定最终结果', who);
  const cards = await fromArchive(z.array(Scorecard), version.scorecardsHash, '考评得分明细');
  const now = new Date();
  await seal(version.dossierHash, now);
  await seal(version.scorecardsHash, now);
  await writePaper(year, 'suggestions', version.version, suggestionsOf(cards), who);
  await markVersion(year, version, 'final', who);
  return {};
};

export const handler = step('finalise-results', (input) => finaliseResults(parse(CycleKey, input, '步骤参数')));
