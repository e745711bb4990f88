import * as z from 'zod';
import { isOffice } from '#domain/access/caller.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { isEmbargoed } from '#domain/ingestion/embargo.ts';
import { cellOf } from '#domain/ingestion/reconcile.ts';
import { Reconciliation } from '#domain/ingestion/reconciliation.ts';
import { reconcile } from '#domain/ingestion/reconciliation-moves.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { Disagreement, FigureValue, SourceValue } from '#domain/scoring/facts.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import { reason } from '#platform/http/bodies.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { settledFigures, submissionsOf } from '#platform/table/figure-values.ts';
import { list, loadCycle } from '#platform/table/records.ts';

const disagreementsOf = async (year: Cycle): Promise<Disagreement[]> => {
  const [plan, schemes, submissions] = await Promise.all([planOf(year), schemesOf(year), submissionsOf(year)]);
  return (await settledFigures(year, { plan, schemes, submissions })).disagreements;
};

export const DisagreementQuery = z.object({ unit: UnitId.optional() });
export const Disagreements = z.object({ disagreements: z.array(Disagreement), decisions: z.array(Reconciliation) });

/** Where sources disagree now, the undecided ones first, and every decision there was. */
export const listDisagreements = async ({
  params: { cycle },
  query: { unit },
  who,
}: Call<CyclePath, z.output<typeof DisagreementQuery>>): Promise<Answer<z.infer<typeof Disagreements>>> => {
  const { county } = who;
  const year = await loadCycle({ county, cycle });
  const [found, decisions, sources] = await Promise.all([disagreementsOf(year), list('reconciliation', { county, cycle }), list('source', { county })]);
  const shown = (one: Disagreement | Reconciliation): boolean =>
    (unit === undefined || one.unit === unit) && (isOffice(who) || !isEmbargoed(sources, one, year.today));
  const asked = <T extends Disagreement | Reconciliation>(each: readonly T[]): T[] => each.filter(shown);
  const open = ({ decided }: Disagreement) => (decided === undefined ? 0 : 1);
  return { body: { disagreements: asked(found).sort((a, b) => open(a) - open(b)), decisions: asked(decisions) } };
};

export const Decide = z.strictObject({ ...FigureValue.pick({ unit: true, figure: true, period: true }).shape, counted: SourceValue, reason });

/** The office decides which source's value counts for a unit's figure and month, with its reason. */
export const decideSource = async ({
  subject: { year },
  body: { counted, reason: why, ...cell },
  who: { person: by },
  act,
}: Call<CyclePath, unknown, z.infer<typeof Decide>, YearSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today: on } = year;
  const disagreement = (await disagreementsOf(year)).find((each) => cellOf(each) === cellOf(cell));
  if (disagreement === undefined) throw new NotAllowed('sources-agree', `${cell.unit} 的数据项“${cell.figure}”(${cell.period})各来源没有不一致,无须认定`);
  const before = await list('reconciliation', { county, cycle }, { unit: cell.unit, figure: cell.figure, period: cell.period });
  const move = reconcile({ county, cycle, disagreement, counted, reason: why, by, on, before });
  return { status: 201, body: await commit(move, { county, cycle, who: by, act, day: on, reason: why }) };
};
