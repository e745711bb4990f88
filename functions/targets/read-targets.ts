import * as z from 'zod';
import { newestOf } from '#domain/targets/agreed.ts';
import { needsOf } from '#domain/targets/asked.ts';
import { TargetList } from '#domain/targets/target-list.ts';
import { UnitTarget } from '#domain/targets/unit-target.ts';
import type { CyclePath, UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
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
  /** Absent while it is only the office's draft. */
  rev: z.int().optional(),
  version: z.int().optional(),
});
export const UnitTargets = z.object({ list: TargetList, lines: z.array(TargetLine), history: z.array(UnitTarget) });

/** 绩效目标表 of a unit: what is asked, what was proposed or drafted, and the versions before the one that counts. */
export const readTargets = async ({ subject }: Call<UnitPath, unknown, unknown, ListSubject>): Promise<Answer<z.infer<typeof UnitTargets>>> => {
  const { saved, drafts } = await itemsOf(subject);
  const newest = newestOf(saved);
  const lines = subject.assessed.leaves.flatMap((leaf) => {
    const needs = needsOf(leaf);
    const known = newest.find(({ indicator }) => indicator === leaf.code);
    const item = known ?? drafts.find(({ indicator }) => indicator === leaf.code);
    if (item === undefined && !needs.target && !needs.baseline) return [];
    const { code: indicator, name, unitOfMeasure = '', accumulation, direction } = leaf;
    const { target, baseline, milestones = [] } = item ?? {};
    return [{ indicator, name, unitOfMeasure, accumulation, direction, needs, target, baseline, milestones, rev: known?.rev, version: known?.version }];
  });
  return { body: { list: subject.list, lines, history: saved.filter((each) => !newest.includes(each)) }, rev: subject.list.rev };
};

export const Lists = z.object({ lists: z.array(TargetList) });

/** How far every unit is. */
export const readLists = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Lists>>> => {
  await loadCycle({ county, cycle });
  return { body: { lists: await list('targetList', { county, cycle }) } };
};
