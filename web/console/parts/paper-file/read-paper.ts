import type * as z from 'zod';
import type { Problem } from '#domain/problems/problem.ts';
import { ProjectForm } from '#domain/projects/form.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { withNumbersAsText } from '../../../../bin/documents/numbers-as-text.ts';
import { type DocumentFile, parseText } from '../../../../bin/documents/parse-text.ts';
import { Stop } from '../../../../bin/stop.ts';
import { textOf } from '../file-text.ts';

const schemas = { policy: Policy, plan: Plan, 'project-form': ProjectForm } as const satisfies Record<string, z.ZodType>;
export type PaperKind = keyof typeof schemas;

/** A paper of the office as it stands in a file. */
export interface PaperFile {
  name: string;
  document: { format: string } & Record<string, unknown>;
  /** Line of the field that a problem is about, from 1. */
  lineOf: (problem: Problem) => number | undefined;
}

/** The file cannot be taken at all: every reason, and where. */
export class PaperRefused extends Error {
  override readonly name = 'PaperRefused';
  readonly reasons: readonly Reason[];
  constructor(reasons: readonly Reason[]) {
    super('the file is no such paper');
    this.reasons = reasons;
  }
}
/** `text`: in the reader's own words, from the command line's reader; otherwise what the page says. */
type Reason = { why: 'no-text' } | { why: 'broken'; text: string } | { why: 'other-format'; got: string };

const parsed = (name: string, text: string): DocumentFile => {
  try {
    return parseText(name, text);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    throw new PaperRefused(error.message.split('\n').map((line) => ({ why: 'broken', text: line })));
  }
};

/** Reads a file of YAML or JSON as `npx xianheng check` does; throws `PaperRefused` when it is no paper of this kind. */
export const readPaper = async (kind: PaperKind, file: File): Promise<PaperFile> => {
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) throw new PaperRefused([{ why: 'no-text' }]);
  const source = parsed(file.name, text);
  const format = `xianheng-${kind}/1`;
  const document = withNumbersAsText(schemas[kind], source) as PaperFile['document'] | null;
  if (document?.format !== format) throw new PaperRefused([{ why: 'other-format', got: String(document?.format ?? '—') }]);
  return { name: file.name, document, lineOf: ({ path }) => source.placeOf(path)?.line };
};
