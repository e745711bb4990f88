import type * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { mend } from '#domain/problems/mend.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { checkPlan } from './check-plan.ts';
import { checkPolicy } from './check-policy.ts';
import { checkScheme } from './check-scheme.ts';
import { ownProblems } from './own-problems.ts';
import { Plan } from './plan.ts';
import { Policy } from './policy.ts';
import { Scheme } from './scheme.ts';
import { planSpares, policySpares, schemeSpares } from './spares.ts';

/** The papers that another one is checked against, where they are there. */
export interface Around {
  policy?: Policy | undefined;
  plan?: Plan | undefined;
}

interface Paper<T extends z.ZodType> {
  schema: T;
  what: string;
  spares: readonly unknown[];
  check: (document: z.infer<T>, around: Around) => Problem[];
}

const policyPaper: Paper<typeof Policy> = { schema: Policy, what: '考评办法', spares: policySpares, check: (policy) => checkPolicy(policy) };
const planPaper: Paper<typeof Plan> = { schema: Plan, what: '年度方案', spares: planSpares, check: (plan, { policy }) => checkPlan(plan, policy) };
const schemePaper: Paper<typeof Scheme> = {
  schema: Scheme,
  what: '考评细则',
  spares: schemeSpares,
  check: (scheme, { policy, plan }) => checkScheme(scheme, policy, plan),
};

/** The document, or every problem of it: what its schema finds and, on all that is well-formed, what the checks of publishing find. */
const examine = <T extends z.ZodType>(
  { schema, spares, check }: Paper<T>,
  input: unknown,
  around: Around,
): { document: z.infer<T> } | { problems: Problem[] } => {
  const result = schema.safeParse(input);
  if (result.success) {
    const problems = check(result.data, around);
    return problems.length === 0 ? { document: result.data } : { problems };
  }
  const mended = mend(schema, input, spares);
  const others = mended === undefined ? [] : ownProblems(check(mended.document, around), mended.paths);
  return { problems: [...problemsOf(result.error, input), ...others] };
};

const read = <T extends z.ZodType>(paper: Paper<T>, input: unknown, around: Around): z.infer<T> => {
  const examined = examine(paper, input, around);
  if ('document' in examined) return examined.document;
  throw new InvalidInput(`${paper.what}有 ${examined.problems.length} 处问题,不能发布`, examined.problems);
};

/** Reads a policy with every check of publishing; throws `InvalidInput` with all problems. */
export const readPolicy = (input: unknown): Policy => read(policyPaper, input, {});

/** Without a policy its names (goals) are not checked. */
export const readPlan = (input: unknown, policy?: Policy): Plan => read(planPaper, input, { policy });

/** A scheme is checked against the policy (goals, fields, ties) and the plan (least weights, burden, joints, its category) where they are there. */
export const readScheme = (input: unknown, policy?: Policy, plan?: Plan): Scheme => read(schemePaper, input, { policy, plan });
