import { assess } from '#domain/scoring/assess.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';

/** What a stranger gets from the published dossier. */
export const assessAgain = (dossier: unknown): Scorecard[] => assess(Dossier.parse(dossier)).sort((a, b) => (a.unit < b.unit ? -1 : 1));
