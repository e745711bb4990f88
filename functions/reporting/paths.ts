import * as z from 'zod';
import { Code, UnitId } from '#domain/schemes/code.ts';

export const CyclePath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }) });
export type CyclePath = z.infer<typeof CyclePath>;
export const WindowPath = CyclePath.extend({ window: Code });
export type WindowPath = z.infer<typeof WindowPath>;
export const SubmissionPath = WindowPath.extend({ unit: UnitId });
export type SubmissionPath = z.infer<typeof SubmissionPath>;
export const BatchPath = CyclePath.extend({ id: z.string().min(1) });
export type BatchPath = z.infer<typeof BatchPath>;
