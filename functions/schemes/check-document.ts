import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { problem } from '#domain/problems/problem.ts';
import { type Plan, Plan as PlanSchema } from '#domain/schemes/plan.ts';
import { type Policy, Policy as PolicySchema } from '#domain/schemes/policy.ts';
import { readPlan, readPolicy, readScheme } from '#domain/schemes/read-papers.ts';
import { fromArchive } from '#platform/files/archive.ts';
import type { Document } from './drafts.ts';

/** The papers that another one is checked against: the county's policy, and the plan of the year once it is issued. */
export interface Around {
  policy?: Policy | undefined;
  plan?: Plan | undefined;
}

export const aroundOf = async (county: County, cycle?: Cycle): Promise<Around> => ({
  policy: county.policyHash === undefined ? undefined : await fromArchive(PolicySchema, county.policyHash, '考评办法'),
  plan: cycle?.planHash === undefined ? undefined : await fromArchive(PlanSchema, cycle.planHash, '年度方案'),
});

/** Reads a document by its `format`, with every check of publishing; throws `InvalidInput` with all problems. */
export const readDocument = (document: Document, { policy, plan }: Around): void => {
  if (document.format === 'xianheng-policy/1') readPolicy(document);
  else if (policy === undefined) throw new InvalidInput('尚未发布考评办法', [problem('', 'no-policy', '请先发布考评办法,再检查年度方案和考评细则')]);
  else if (document.format === 'xianheng-plan/1') readPlan(document, policy);
  else if (document.format === 'xianheng-scheme/1') readScheme(document, policy, plan);
  else
    throw new InvalidInput('不能识别的文档', [
      problem('format', 'unknown-format', '不能识别的文档格式', { expected: 'xianheng-policy/1、xianheng-plan/1 或 xianheng-scheme/1', got: document.format }),
    ]);
};

export const problemsIn = (document: Document, around: Around): Problem[] => {
  try {
    readDocument(document, around);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return [...error.problems];
    throw error;
  }
};
