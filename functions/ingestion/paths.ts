import * as z from 'zod';
import { Code } from '#domain/schemes/code.ts';
import { CyclePath } from '#platform/http/paths.ts';

export const SourcePath = z.object({ source: Code });
export type SourcePath = z.infer<typeof SourcePath>;
export const CycleSourcePath = CyclePath.extend({ source: Code });
export type CycleSourcePath = z.infer<typeof CycleSourcePath>;
export const TokenPath = z.object({ token: z.string().regex(/^[0-9a-f]{12}$/) });
export type TokenPath = z.infer<typeof TokenPath>;

export const IntakePath = CyclePath.extend({ intake: z.string().regex(/^[0-9a-f]{32}$/, { error: '应为 32 位十六进制的导入编号' }) });
export type IntakePath = z.infer<typeof IntakePath>;
