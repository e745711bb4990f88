import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { CountyCode } from '#domain/schemes/code.ts';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: '应为 64 位十六进制的 SHA-256' });

/** 公示 of the reviewed result, 公开 of the final one, 民生实事 with their progress. */
export const DisclosureKind = z.enum(['notice', 'result', 'commitments']);

/**
 * What the public may see, and nothing else: a pointer to a document that was made for it. The public API reads these records and the documents
 * they lead to; it has no right to any other record or object.
 */
export const Disclosure = z.object({
  county: CountyCode,
  cycle: CycleId,
  kind: DisclosureKind,
  /** Round of the notice, version of the result; the commitments have one record a year. */
  version: z.string(),
  /** Constant partition of the index that lists everything disclosed. */
  registry: z.literal('disclosures').default('disclosures'),
  countyName: z.string(),
  /** The county's day on which it was made public. */
  on: z.iso.date(),
  /** Last day of a notice. */
  through: z.iso.date().optional(),
  /** SHA-256 of the document. */
  hash: Sha256,
  rev: z.int().positive(),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** The newest of a kind; a corrected result or a second notice replaces the one before in what is shown first, which stays readable by its hash. */
export const newestOf = (disclosures: readonly Disclosure[], kind: Disclosure['kind']): Disclosure | undefined =>
  disclosures.filter((each) => each.kind === kind).sort((a, b) => Number(b.version) - Number(a.version))[0];
