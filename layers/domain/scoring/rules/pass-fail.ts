import * as z from 'zod';
import { Reference } from './reference.ts';

/** 达标计分: W or 0; the operator is part of the rule. Examples K02, K03. */
export const PassFail = z.strictObject({
  kind: z.literal('pass-fail'),
  operator: z.enum(['>=', '>', '<=', '<', '=']),
  limit: Reference,
});
export type PassFail = z.infer<typeof PassFail>;
