import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';

/** 入库顺序 of a year: the number of the last posting. Posting and withdrawing both move it, so that whoever decided on how things stood before decides anew. */
export const Postings = z.object({ county: CountyCode, cycle: z.string(), last: z.int().min(0), rev: z.int().positive() });
export type Postings = z.infer<typeof Postings>;
