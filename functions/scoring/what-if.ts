import * as z from 'zod';
import { isOffice } from '#domain/access/caller.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { WhatIf, WhatIfChange, whatIf, whatIfProblems } from '#domain/scoring/what-if.ts';
import { fromArchive } from '#platform/files/archive.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { load } from '#platform/table/records.ts';
import type { lightsOfUnit, UnitLightsPath } from './read-lights.ts';

export const TryOut = z.strictObject({ changes: z.array(WhatIfChange).min(1).max(60) });

/** What a unit sees of it: its own marks and score. Grade and rank would tell of the others. */
export const TriedOut = WhatIf.omit({ before: true, after: true }).extend({
  label: z.string(),
  before: WhatIf.shape.before.partial({ grade: true }),
  after: WhatIf.shape.after.partial({ grade: true }),
});

const label = '测算,不是结果,不保存';

/** What the unit's marks would be with other values, on the dossier of the window's assessment; nothing is stored. */
export const tryOut = async ({
  params: { cycle, window, unit },
  body: { changes },
  who,
}: Call<UnitLightsPath, unknown, z.infer<typeof TryOut>, Awaited<ReturnType<typeof lightsOfUnit>>>): Promise<Answer<z.infer<typeof TriedOut>>> => {
  const { dossierHash } = await load('scores', { county: who.county, cycle, version: window }, `填报期 ${window} 的过程评估`);
  const dossier = await fromArchive(Dossier, dossierHash, '考评卷宗');
  const office = isOffice(who);
  const problems = whatIfProblems(dossier, unit, changes, office ? 'allow' : 'refuse');
  if (problems.length > 0) throw new InvalidInput(`测算的数据有 ${problems.length} 处问题`, problems);
  const { before, after, ...rest } = whatIf(dossier, unit, changes);
  const shown = (each: WhatIf['before']) => (office ? each : { score: each.score, percent: each.percent });
  return { body: { label, ...rest, before: shown(before), after: shown(after) } };
};
