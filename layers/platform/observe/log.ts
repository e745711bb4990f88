import { Logger } from '@aws-lambda-powertools/logger';
import { type Code, codes } from './codes.ts';

/** What may stand in a log line: ids, counts and codes. Names, reasons, figures, tokens and whole events have no field here. */
export interface Fields {
  county?: string | undefined;
  cycle?: string | undefined;
  phase?: string | undefined;
  window?: string | undefined;
  unit?: string | undefined;
  task?: string | undefined;
  person?: string | undefined;
  act?: string | undefined;
  day?: string | undefined;
  execution?: string | undefined;
  /** Method and path template, never the path itself. */
  route?: string | undefined;
  status?: number | undefined;
  problem?: string | undefined;
  key?: string | undefined;
  event?: string | undefined;
  requestId?: string | undefined;
  paths?: readonly string[] | undefined;
  count?: number | undefined;
  milliseconds?: number | undefined;
}

const logger = new Logger();
const write = { INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Errors that quote what was entered in their message. */
const quoting: readonly string[] = ['InvalidInput', 'ZodError', 'SyntaxError', 'NotAllowed', 'NotFound'];

/** The error without personal data: its name, where it was thrown, and its message unless it quotes the input. */
const traceOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = quoting.includes(error.name) ? {} : { message: error.message };
  return { name: error.name, ...message, frames: frames.map((frame) => frame.trim()), ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }) };
};

/** One line with a stable code (codes.ts) and ids. */
export const log = (code: Code, fields: Fields = {}, error?: unknown): void => {
  const { level } = codes[code];
  logger[write[level]](code, { code, ...fields, ...(error === undefined ? {} : { error: traceOf(error) }) });
};
