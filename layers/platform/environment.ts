import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';

const Environment = z.object({
  STAGE: z.enum(['local', 'global', 'china']),
  RECORDS_TABLE: z.string().min(1),
  AUDIT_TABLE: z.string().min(1),
  ARCHIVE_BUCKET: z.string().min(1),
  /** Days for which what is sealed cannot be deleted. */
  ARCHIVE_SEAL_DAYS: z.coerce.number().int().positive().default(3650),
});

/** What every function is told by its stack; parsed once, at the edge. */
export const environment = parseOwn(Environment, process.env, '函数环境变量');
