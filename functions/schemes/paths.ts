import * as z from 'zod';
import { Code } from '#domain/schemes/code.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import { CyclePath } from '#platform/http/paths.ts';

const Version = z.coerce.number().int().positive();
export const PolicyPath = z.object({ version: Version });
export type PolicyPath = z.infer<typeof PolicyPath>;
export const PlanPath = CyclePath.extend({ version: Version });
export type PlanPath = z.infer<typeof PlanPath>;
export const SchemePath = CyclePath.extend({ code: Code, version: Version });
export type SchemePath = z.infer<typeof SchemePath>;

/** Where a version of a policy, a plan or a scheme stands. */
export type Place = Pick<Publication, 'county' | 'cycle' | 'kind' | 'code' | 'version'>;

export const policyAt = (county: string, { version }: PolicyPath): Place => ({ county, cycle: '-', kind: 'policy', code: 'policy', version });
export const planAt = (county: string, { cycle, version }: PlanPath): Place => ({ county, cycle, kind: 'plan', code: 'plan', version });
export const schemeAt = (county: string, { cycle, code, version }: SchemePath): Place => ({ county, cycle, kind: 'scheme', code, version });

/** What a person calls a version that was not found. */
export const calledAt = ({ kind, cycle, code, version }: Place): string =>
  `${{ policy: '考评办法', plan: `${cycle} 年度方案`, scheme: `考评细则 ${code} `, 'project-form': `项目评价表模板 ${code} ` }[kind]}第 ${version} 版`;
