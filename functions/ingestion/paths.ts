import * as z from 'zod';
import { Code } from '#domain/schemes/code.ts';

export const SourcePath = z.object({ source: Code });
export type SourcePath = z.infer<typeof SourcePath>;
