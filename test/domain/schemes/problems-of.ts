import { InvalidInput } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { readPlan, readPolicy, readScheme } from '#domain/schemes/read-papers.ts';
import { aPlan, aPolicy } from '../../support/valid-papers.ts';

const problemsOf = (read: () => unknown): readonly Problem[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
};

export const policy = Policy.parse(aPolicy());
export const plan = Plan.parse(aPlan());

interface Around {
  policy?: Policy;
  plan?: Plan;
}

export const problemsOfPolicy = (document: unknown) => problemsOf(() => readPolicy(document));
export const problemsOfPlan = (document: unknown, around: Around = { policy }) => problemsOf(() => readPlan(document, around.policy));
export const problemsOfScheme = (document: unknown, around: Around = { policy, plan }) => problemsOf(() => readScheme(document, around.policy, around.plan));

/** What a problem list says, as `path code`. */
export const told = (problems: readonly Problem[]): string[] => problems.map(({ path, code }) => `${path} ${code}`);
