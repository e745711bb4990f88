import * as z from 'zod';
import { Code } from '#domain/schemes/code.ts';
import { CyclePath } from '#platform/http/paths.ts';

const Version = z.coerce.number().int().positive();
export const PolicyPath = z.object({ version: Version });
export type PolicyPath = z.infer<typeof PolicyPath>;
export const PlanPath = CyclePath.extend({ version: Version });
export type PlanPath = z.infer<typeof PlanPath>;
export const SchemePath = CyclePath.extend({ code: Code, version: Version });
export type SchemePath = z.infer<typeof SchemePath>;
