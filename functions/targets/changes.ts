import * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { Code, UnitId } from '#domain/schemes/code.ts';
import { newestOf } from '#domain/targets/agreed.ts';
import { assessedUnits } from '#domain/targets/asked.ts';
import { approveChange, fileChange, refuseChange } from '#domain/targets/change-moves.ts';
import { ChangedTotal, ChangeRequest, Money } from '#domain/targets/change-request.ts';
import { checkChange, linesOf } from '#domain/targets/check-change.ts';
import { TargetEntry } from '#domain/targets/entry.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load, loadCycle } from '#platform/table/records.ts';

export const ChangePath = CyclePath.extend({ id: Code });
type ChangePath = z.infer<typeof ChangePath>;

const AskedLine = TargetEntry.pick({ indicator: true, target: true, milestones: true }).extend({ unit: UnitId });
/** An approval writes a line or two for each of them in one transaction, which holds 100. */
const mostLines = 30;
export const FileChange = z.strictObject({ id: Code, lines: z.array(AskedLine).min(1).max(mostLines), reason, money: Money });
export const Approve = z.strictObject({
  note: z.string().trim().min(1).max(500).optional(),
  /** Totals of cascades that the change moves. */
  totals: z
    .array(ChangedTotal.pick({ cascade: true, to: true }))
    .max(10)
    .default([]),
});
export const ChangesQuery = z.object({ unit: UnitId.optional() });
export const Changes = z.object({ changes: z.array(ChangeRequest) });

/** A request of one unit is that unit's; one that speaks of several is the office's. */
export const filingOf = async ({ params: { cycle }, body: { lines }, who: { county } }: Asked<CyclePath, unknown, z.output<typeof FileChange>>) => {
  const units = new Set(lines.map(({ unit }) => unit));
  return { year: await loadCycle({ county, cycle }), unit: units.size === 1 ? lines[0]?.unit : undefined };
};

export const fileRequest = async ({
  subject: { year },
  body,
  who,
  act,
}: Call<CyclePath, unknown, z.output<typeof FileChange>, Awaited<ReturnType<typeof filingOf>>>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const plan = await planOf(year);
  const [schemes, lists, all] = await Promise.all([schemesOf(year), list('targetList', { county, cycle }), list('target', { county, cycle })]);
  const targets = newestOf(all);
  const problems = checkChange(body.lines, { units: assessedUnits(plan, schemes), lists, targets, year: plan.year });
  if (problems.length > 0) throw new InvalidInput(`目标调整申请有 ${problems.length} 处问题,未提交`, problems);
  const move = fileChange(year, plan, { ...body, lines: linesOf(body.lines, targets), requestedBy: who.person });
  return { status: 201, body: await commit(move, { county, cycle, who: who.person, act, day: today, reason: body.reason }) };
};

export const changeOf = async ({ params: { cycle, id }, who: { county } }: Asked<ChangePath>) => {
  const [year, request] = await Promise.all([loadCycle({ county, cycle }), load('targetChange', { county, cycle, id }, `目标调整申请 ${id}`)]);
  const units = new Set(request.lines.map(({ unit }) => unit));
  return { year, request, unit: units.size === 1 ? request.lines[0]?.unit : undefined, rev: request.rev };
};
type ChangeSubject = Awaited<ReturnType<typeof changeOf>>;

export const readChange = async ({ subject: { request } }: Call<ChangePath, unknown, unknown, ChangeSubject>): Promise<Answer<ChangeRequest>> => ({
  body: request,
  rev: request.rev,
});

/** Of all units, or of one: what speaks of several units is not one's own. */
export const readChanges = async ({
  params: { cycle },
  query: { unit },
  who: { county },
}: Call<CyclePath, z.output<typeof ChangesQuery>>): Promise<Answer<z.infer<typeof Changes>>> => {
  await loadCycle({ county, cycle });
  const all = await list('targetChange', { county, cycle });
  return { body: { changes: unit === undefined ? all : all.filter(({ lines }) => lines.every((line) => line.unit === unit)) } };
};

const taskOf = ({ county, cycle, task }: ChangeRequest) => load('task', { county, cycle, id: task }, `待办 ${task}`);

/** The head of the office approves: the targets have their next version from now on, and the cascades follow. */
export const approve = async ({
  subject: { year, request },
  body: { note, totals },
  who,
  act,
}: Call<ChangePath, unknown, z.output<typeof Approve>, ChangeSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const [task, all, cascades] = await Promise.all([taskOf(request), list('target', { county, cycle }), list('cascade', { county, cycle })]);
  const move = approveChange({ request, task, year, by: who.person, note, targets: newestOf(all), cascades, totals });
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason: note ?? request.reason }) };
};

export const refuse = async ({ subject: { year, request }, body, who, act }: Call<ChangePath, unknown, Reason, ChangeSubject>): Promise<Answer<Receipt>> => {
  const move = refuseChange({ request, task: await taskOf(request), year, by: who.person, note: body.reason });
  return { body: await commit(move, { county: year.county, cycle: year.cycle, who: who.person, act, day: year.today, reason: body.reason }) };
};
