import type { Dossier } from '#domain/scoring/dossier.ts';
import type { Flag } from '#domain/scoring/scorecard.ts';

/** Who entered or decided something inside the house is told by the post, never by the person. */
const office = '考评办';

/** An explanation without the names of those who handled it. */
export const flagWithoutPersons = (flag: Flag): Flag => (flag.code === 'source-decided' ? { ...flag, facts: { ...flag.facts, by: office } } : flag);

/**
 * The dossier as the public may have it: it gives the same scores. Left out are persons' names, and the matters of deductions and vetoes, which
 * may speak of persons (that a matter counts once is a rule of bonuses only).
 */
export const openDossier = (dossier: Dossier): Dossier => ({
  ...dossier,
  disagreements: dossier.disagreements.map(({ decided, ...rest }) => (decided === undefined ? rest : { ...rest, decided: { ...decided, by: office } })),
  adjustments: dossier.adjustments.map((entry) => (entry.kind === 'bonus' ? entry : { ...entry, matter: `台账 ${entry.id}` })),
});
