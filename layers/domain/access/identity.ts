import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';

/** 登录账号: a subject of the identity provider and the person it stands for. The office keeps it; it says nothing of roles. */
export const Identity = z.object({
  /** Hash of provider and subject, so that keys, receipts and the audit trail do not carry the account itself. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** Key of the provider in the stage's configuration. */
  provider: z.string().min(1),
  subject: z.string().min(1),
  county: CountyCode,
  person: z.string(),
  status: z.enum(['active', 'ended']),
  /** County day of the last change. */
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type Identity = z.infer<typeof Identity>;

/** What a provider calls a person; shown to the person who could not sign in, so that the office can be told. */
export const SubjectName = z.string().trim().min(1, { error: '请填写登录账号标识' }).max(255, { error: '登录账号标识不超过 255 个字符' });
