import { InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { checkPlan } from './check-plan.ts';
import { checkPolicy } from './check-policy.ts';
import { checkScheme } from './check-scheme.ts';
import { Plan } from './plan.ts';
import { Policy } from './policy.ts';
import { Scheme } from './scheme.ts';

const withoutProblems = <T>(document: T, problems: readonly Problem[], what: string): T => {
  if (problems.length > 0) throw new InvalidInput(`${what}有 ${problems.length} 处问题,不能发布`, problems);
  return document;
};

/** Reads a policy with every check of publishing; throws `InvalidInput` with all problems. */
export const readPolicy = (input: unknown): Policy => {
  const policy = parse(Policy, input, '考评办法');
  return withoutProblems(policy, checkPolicy(policy), '考评办法');
};

export const readPlan = (input: unknown, policy: Policy): Plan => {
  const plan = parse(Plan, input, '年度方案');
  return withoutProblems(plan, checkPlan(plan, policy), '年度方案');
};

/** A scheme is checked against the policy, and against the plan where there is one (least weights per goal, its category). */
export const readScheme = (input: unknown, policy: Policy, plan?: Plan): Scheme => {
  const scheme = parse(Scheme, input, '考评细则');
  return withoutProblems(scheme, checkScheme(scheme, policy, plan), '考评细则');
};
