import * as z from 'zod';
import { Problem } from '#domain/problems/problem.ts';
import { Code, CountyCode, Month } from '#domain/schemes/code.ts';

export const Counts = z.object({
  /** Rows that are not empty. */
  rows: z.int(),
  badRows: z.int(),
  badCells: z.int(),
  /** Values that would be posted: all of good rows. */
  values: z.int(),
  /** Of `values`, those that are the same as what counts of the source already. */
  unchanged: z.int(),
  /** Of `values`, those that take the place of another one of the source. The rest of `values` is new. */
  replacing: z.int(),
  /** Cells of values left empty where that is allowed. */
  blank: z.int(),
});
export type Counts = z.infer<typeof Counts>;

/** What was found in the file: for the preview. */
export const Found = z.object({
  format: z.enum(['xlsx', 'xls', 'csv']),
  /** Of a csv file, as people call it: UTF-8, GBK / GB18030. */
  encoding: z.string().optional(),
  sheet: z.string(),
  /** Visible sheets that were not read. */
  otherSheets: z.array(z.string()),
  headerRow: z.int().positive(),
  /** Where the mapping came from: saved for the source, our own template, or the header said it by itself. */
  mapping: z.enum(['saved', 'template', 'header']),
});
export type Found = z.infer<typeof Found>;

/** 数据导入: a file of a source on its way to a batch. The id is the hash of source, content and the month named with it: the same file is the same intake. */
export const Intake = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: z.string(),
  source: Code,
  /** File name as it came. */
  name: z.string(),
  /** Where it arrived in the inbox. */
  key: z.string(),
  /** SHA-256 of the content, under which the archive keeps it once it has been read. */
  hash: z.string(),
  bytes: z.int(),
  /** 所属月份, named by whoever handed the file in: what a file without months speaks of. */
  period: Month.optional(),
  via: z.enum(['inbox', 'upload']),
  /** Person who uploaded it, or `source:<id>`. */
  by: z.string(),
  receivedOn: z.iso.date(),
  status: z.enum(['received', 'checked', 'refused', 'confirmed', 'posted', 'withdrawn']),
  /** How often it has been read, from 1: after a mapping was saved, or conversions were accepted, it is read again. */
  run: z.int().positive(),
  /** Number of its current execution. */
  attempt: z.int().positive(),
  /** Whether readings that are only offered are taken. */
  conversions: z.enum(['ask', 'take']),
  found: Found.optional(),
  counts: Counts.optional(),
  /** Hash of what counted in the cells of its values when they were previewed: the preview holds as long as that is so. */
  basis: z.string().optional(),
  /** Why the file as a whole was refused. */
  refusal: Problem.optional(),
  /** Parts in which the list of bad cells is kept. */
  problemParts: z.int().optional(),
  /** Format of the file with the errors marked. */
  marked: z.enum(['xlsx', 'csv']).optional(),
  /** Task of the confirmation. */
  task: z.string().optional(),
  choice: z.enum(['all', 'good-rows']).optional(),
  confirmedBy: z.string().optional(),
  /** The batch it became. */
  batch: z.string().optional(),
  reason: z.string().optional(),
  failure: z.object({ error: z.string(), cause: z.string() }).optional(),
  rev: z.int().positive(),
});
export type Intake = z.infer<typeof Intake>;

/** Statuses in which an execution has work to do. */
export const underWay: readonly Intake['status'][] = ['received', 'checked', 'confirmed'];

/** How far the reading is, to watch; nothing rests on it. */
export const Progress = z.object({
  county: CountyCode,
  cycle: z.string(),
  intake: z.string(),
  run: z.int().positive(),
  doing: z.enum(['reading', 'marking', 'posting', 'done']),
  /** Rows read or written, and rows the file says it has. */
  read: z.int(),
  total: z.int(),
});
export type Progress = z.infer<typeof Progress>;

/** One run of an intake leaves one batch. */
export const batchIdOf = ({ id, run }: Pick<Intake, 'id' | 'run'>): string => (run === 1 ? id : `${id}-${run}`);
