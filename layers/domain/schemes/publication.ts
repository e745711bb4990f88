import * as z from 'zod';
import { Code, CountyCode } from './code.ts';

/** A version of the policy, the plan, a scheme or a form of project evaluation. The text lies in the archive under its hash; a published version is immutable. */
export const Publication = z.object({
  county: CountyCode,
  /** The year, or `-` for the policy. */
  cycle: z.string(),
  kind: z.enum(['policy', 'plan', 'scheme', 'project-form']),
  /** Code of the scheme or the form; `policy` and `plan` otherwise. */
  code: Code,
  version: z.int().positive(),
  status: z.enum(['draft', 'published']),
  title: z.string(),
  hash: z.string(),
  reason: z.string().optional(),
  documentNumber: z.string().optional(),
  publishedOn: z.iso.date().optional(),
  by: z.string(),
  rev: z.int().positive(),
});
export type Publication = z.infer<typeof Publication>;
