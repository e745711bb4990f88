import * as z from 'zod';

/** Why somebody does something that needs a reason; it stands in the record and in the audit trail. */
export const reason = z.string({ error: '请填写理由' }).trim().min(1, { error: '请填写理由' }).max(500, { error: '理由不超过 500 字' });
export const Reason = z.strictObject({ reason });
export type Reason = z.infer<typeof Reason>;

/** An act that needs no more than being asked for. */
export const NoBody = z.strictObject({});
