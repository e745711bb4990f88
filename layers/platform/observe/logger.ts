import { Logger } from '@aws-lambda-powertools/logger';
import type { CodeAt, Level } from './codes.ts';

type Id = string | undefined;
/** What may stand in a log line: ids, counts and codes. Names, reasons, figures, tokens and whole events have no field here. */
export interface Fields {
  county?: Id;
  cycle?: Id;
  phase?: Id;
  window?: Id;
  unit?: Id;
  task?: Id;
  intake?: Id;
  outcome?: Id;
  person?: Id;
  act?: Id;
  day?: Id;
  execution?: Id;
  step?: Id;
  /** Method and path template, never the path itself. */
  route?: Id;
  status?: string | number;
  /** Code of the problem that was answered. */
  problem?: Id;
  answer?: Id;
  /** Key of a record. */
  key?: Id;
  event?: Id;
  requestId?: Id;
  paths?: readonly string[];
  days?: number;
  milliseconds?: number;
  /** Name of an error; a thrown one goes into `thrown`. */
  error?: Id;
  thrown?: unknown;
}

/** Errors that quote what was entered in their message. */
const quoting: readonly string[] = ['InvalidInput', 'ZodError', 'SyntaxError', 'NotAllowed', 'NotFound'];

/** The error without personal data: its name, where it was thrown, and its message unless it quotes the input. */
export const traceOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = quoting.includes(error.name) ? {} : { message: error.message };
  return { name: error.name, ...message, frames: frames.map((frame) => frame.trim()), ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }) };
};

const powertools = new Logger();

const write = (level: Level, code: string, { thrown, ...fields }: Fields): void => {
  powertools[level](code, { code, ...fields, ...(thrown === undefined ? {} : { thrown: traceOf(thrown) }) });
};

/** One line with a stable code (codes.ts says its level and meaning) and ids. */
export const logger = {
  info: (code: CodeAt<'info'>, fields: Fields = {}): void => write('info', code, fields),
  warn: (code: CodeAt<'warn'>, fields: Fields = {}): void => write('warn', code, fields),
  error: (code: CodeAt<'error'>, fields: Fields = {}): void => write('error', code, fields),
};
