import * as z from 'zod';
import { type Exact, exact, hundred, one, sum, toText, zero } from '#domain/numbers/exact.ts';
import { modeNames } from '#domain/projects/mode.ts';
import type { ProjectScore } from '../facts.ts';
import type { Flag, Step } from '../scorecard.ts';
import { flag, step } from './marking.ts';

/** How several projects of a unit make one score: each by its 全年预算数, or all alike. */
export const Weighing = z.strictObject({ weigh: z.enum(['budget', 'evenly']) });
type Weighing = z.infer<typeof Weighing>;

interface Counted {
  project: ProjectScore;
  score: Exact;
  weight: Exact;
}

/** A project whose unit has not evaluated it counts nothing: silence is never rewarded. One that is with the reviewers is not counted yet. */
const countedOf = (projects: readonly ProjectScore[], { weigh }: Weighing): Counted[] =>
  projects
    .filter(({ score, awaits }) => score !== undefined || awaits === 'unit')
    .map((project) => ({
      project,
      score: project.score === undefined ? zero : exact(project.score),
      weight: weigh === 'budget' ? exact(project.budget) : one,
    }));

/** 单位项目绩效得分 on 0…100: the weighted mean of its projects; none while no project has a score. */
export const projectsMean = (projects: readonly ProjectScore[], weighing: Weighing): Exact | undefined => {
  if (projects.every(({ score }) => score === undefined)) return undefined;
  const counted = countedOf(projects, weighing);
  return sum(counted.map(({ score, weight }) => score.mul(weight))).div(sum(counted.map(({ weight }) => weight)));
};

const listed = (projects: readonly ProjectScore[]): string => projects.map(({ project, name }) => `${project} ${name}`).join('、');

/** Which projects the score is made of, each with its weight in % and its own score, and which of them have none. */
export const ofProjects = (projects: readonly ProjectScore[], weighing: Weighing): { steps: Step[]; flags: Flag[] } => {
  const counted = countedOf(projects, weighing);
  const weights = sum(counted.map(({ weight }) => weight));
  const silent = projects.filter(({ score, awaits }) => score === undefined && awaits === 'unit');
  const waiting = projects.filter(({ score, awaits }) => score === undefined && awaits !== 'unit');
  return {
    steps: [
      ...counted.flatMap(({ project: { project, name, mode }, score, weight }) => [
        step('project-score', `${project} ${name} ${modeNames[mode]} ${toText(score)}`),
        step('project-weight', `${project} ${toText(weight.div(weights).mul(hundred))}%`),
      ]),
      step('projects-mean', projectsMean(projects, weighing) ?? zero),
    ],
    flags: [
      ...(silent.length === 0 ? [] : [flag('projects-unreported', { projects: listed(silent) })]),
      ...(waiting.length === 0 ? [] : [flag('projects-under-review', { projects: listed(waiting) })]),
    ],
  };
};
