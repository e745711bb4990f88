import * as z from 'zod';

/** One thing that is wrong in a file: sheet, row, column, what was found and what was expected; `offer` is a reading that the operator may take. */
export const CellProblem = z.object({
  sheet: z.string(),
  /** From 1, as the table program counts. */
  row: z.int().positive(),
  /** Letters of the column. */
  column: z.string(),
  /** Text of its header. */
  header: z.string(),
  code: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  got: z.string().optional(),
  offer: z.string().optional(),
});
export type CellProblem = z.infer<typeof CellProblem>;
