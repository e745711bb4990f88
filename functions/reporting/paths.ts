import * as z from 'zod';
import { UnitId } from '#domain/schemes/code.ts';
import { CyclePath, UnitPath, WindowPath } from '#platform/http/paths.ts';

export const SubmissionPath = WindowPath.extend({ unit: UnitId });
export type SubmissionPath = z.infer<typeof SubmissionPath>;
export const BatchPath = CyclePath.extend({ id: z.string().min(1) });
export type BatchPath = z.infer<typeof BatchPath>;
export const EvidencePath = UnitPath.extend({ id: z.string().min(1) });
export type EvidencePath = z.infer<typeof EvidencePath>;
