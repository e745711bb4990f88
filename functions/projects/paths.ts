import * as z from 'zod';
import { Mode } from '#domain/projects/mode.ts';
import { Code } from '#domain/schemes/code.ts';
import { CyclePath } from '#platform/http/paths.ts';

export const FormPath = CyclePath.extend({ code: Code, version: z.coerce.number().int().positive() });
export type FormPath = z.infer<typeof FormPath>;
export const ProjectPath = CyclePath.extend({ project: Code });
export type ProjectPath = z.infer<typeof ProjectPath>;
export const EvaluationPath = ProjectPath.extend({ mode: Mode });
export type EvaluationPath = z.infer<typeof EvaluationPath>;
