import * as z from 'zod';
import { newestOf } from '#domain/targets/agreed.ts';
import { needsOf } from '#domain/targets/asked.ts';
import { boundOf } from '#domain/targets/cascade.ts';
import { TargetList } from '#domain/targets/target-list.ts';
import { UnitTarget } from '#domain/targets/unit-target.ts';
import type { CyclePath, UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { lastYearValues } from '#platform/table/last-year.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { itemsOf, type ListSubject } from './subjects.ts';

const TargetLine = z.object({
  indicator: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  accumulation: z.string(),
  direction: z.string(),
  /** What the scheme cannot mark the unit without. */
  needs: z.object({ target: z.boolean(), baseline: z.boolean() }),
  target: UnitTarget.shape.target,
  baseline: UnitTarget.shape.baseline,
  milestones: UnitTarget.shape.milestones,
  /** 上年实绩, from last year's final result. */
  lastYear: z.string().optional(),
  /** What a cascade lays down for the unit. */
  bound: z.object({ cascade: z.string(), title: z.string(), value: z.string() }).optional(),
  /** Absent while it is only the office's draft. */
  rev: z.int().optional(),
  version: z.int().optional(),
});
/** `cascades`: those the unit takes part in. */
export const UnitTargets = z.object({ list: TargetList, lines: z.array(TargetLine), cascades: z.array(z.string()), history: z.array(UnitTarget) });

/** 绩效目标表 of a unit: what is asked, what was proposed or drafted, and the versions before the one that counts. */
export const readTargets = async ({ subject }: Call<UnitPath, unknown, unknown, ListSubject>): Promise<Answer<z.infer<typeof UnitTargets>>> => {
  const [{ saved, drafts }, lastYear] = await Promise.all([itemsOf(subject), lastYearValues(subject.year, subject.assessed)]);
  const newest = newestOf(saved);
  const lines = subject.assessed.leaves.flatMap((leaf) => {
    const needs = needsOf(leaf);
    const known = newest.find(({ indicator }) => indicator === leaf.code);
    const item = known ?? drafts.find(({ indicator }) => indicator === leaf.code);
    const bound = boundOf(subject.cascades, subject.unit, leaf.code);
    if (item === undefined && bound === undefined && !needs.target && !needs.baseline) return [];
    const { code: indicator, name, unitOfMeasure = '', accumulation, direction } = leaf;
    const { target, baseline, milestones = [] } = item ?? {};
    const share = bound === undefined ? undefined : { cascade: bound.cascade.id, title: bound.cascade.title, value: bound.value };
    const standing = { target, baseline, milestones, rev: known?.rev, version: known?.version };
    return [{ indicator, name, unitOfMeasure, accumulation, direction, needs, lastYear: lastYear?.get(indicator), bound: share, ...standing }];
  });
  return {
    body: { list: subject.list, lines, cascades: subject.cascades.map(({ id }) => id), history: saved.filter((each) => !newest.includes(each)) },
    rev: subject.list.rev,
  };
};

export const Lists = z.object({ lists: z.array(TargetList) });

/** How far every unit is. */
export const readLists = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Lists>>> => {
  await loadCycle({ county, cycle });
  return { body: { lists: await list('targetList', { county, cycle }) } };
};
