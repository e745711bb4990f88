import * as z from 'zod';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { CycleKey } from '#domain/cycles/keys.ts';
import { disclosureDayTask } from '#domain/cycles/year-tasks.ts';
import { newestOf } from '#domain/disclosure/disclosure.ts';
import { categoriesOf, publicCardOf, resultOf, schemeOf } from '#domain/disclosure/draw-up.ts';
import { openDossier } from '#domain/disclosure/without-persons.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { keepDisclosed } from '#platform/files/disclosed.ts';
import { step } from '#platform/observe/step.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { disclose, disclosuresOf, publicYearOf } from '#platform/table/disclosures.ts';
import { openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { resultVersions } from '#platform/table/result-versions.ts';
import { keptBehind } from './embargo.ts';

const who = 'workflow:budget-linkage';

/** The final result goes before the public: every unit's card, the papers it rests on, the dossier without persons, and the page that leads to them. */
const discloseVersion = async (year: Cycle, { version, dossierHash, scorecardsHash }: ScoreVersion): Promise<void> => {
  const { county, cycle, today } = year;
  const [dossier, scorecards, totals] = await Promise.all([
    fromArchive(Dossier, dossierHash, '考评卷宗'),
    fromArchive(z.array(Scorecard), scorecardsHash, '考评得分明细'),
    list('total', { county, cycle, version }),
  ]);
  const { policy, plan, schemes } = dossier;
  const publicYear = await publicYearOf(year, plan);
  const categories = new Map(categoriesOf(totals, plan, policy).map((each) => [each.code, each]));
  const cards = new Map<string, string>();
  await sideBySide(scorecards, 8, async (card) => {
    const category = categories.get(card.category);
    if (category === undefined) throw new RangeError(`no category ${card.category}`);
    cards.set(card.unit, await keepDisclosed(publicCardOf({ card, scheme: schemeOf(card, schemes), policy, category }, publicYear)));
  });
  const manifest = {
    policy: await keepDisclosed(policy),
    plan: await keepDisclosed(plan),
    schemes: await Promise.all(
      schemes.map(async (scheme) => ({ code: scheme.code, version: scheme.version, name: scheme.name, hash: await keepDisclosed(scheme) })),
    ),
    openDossier: await keepDisclosed(openDossier(dossier)),
    sealed: { dossier: dossierHash, scorecards: scorecardsHash },
  };
  const result = resultOf({ version, on: today, totals, policy, cards, manifest }, publicYear);
  await disclose(year, publicYear.countyName, { kind: 'result', version }, result, who);
};

/** Disclosure (公开) after the use was confirmed; while a figure that it rests on is still kept, the day to wait for. */
export const discloseResults = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const final = (await resultVersions(year)).findLast(({ status }) => status === 'final');
  if (final === undefined) throw new NotAllowed('no-final-result', '考评结果尚未审定,不能公开');
  // A resumed execution finds it disclosed.
  if (newestOf(await disclosuresOf(county, cycle), 'result')?.version === final.version) return { outcome: 'disclosed' };
  const until = (await keptBehind(final))
    .map((kept) => kept.until)
    .sort()
    .at(-1);
  if (until !== undefined) return { outcome: 'embargoed', ...(await openStepTask(year, disclosureDayTask(year, until), who)) };
  await discloseVersion(year, final);
  return { outcome: 'disclosed' };
};

export const handler = step('disclose-results', (input) => discloseResults(parse(CycleKey, input, '步骤参数')));
