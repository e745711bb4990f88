import * as z from 'zod';
import { Disclosure, Sha256 } from './disclosure.ts';
import { NoticeDocument, ResultDocument } from './documents.ts';

const YearShown = z.object({
  cycle: Disclosure.shape.cycle,
  /** `none`: only the public commitments so far. */
  state: z.enum(['none', 'notice', 'result']),
  on: z.iso.date(),
  through: z.iso.date().optional(),
  commitments: z.boolean(),
});
export type YearShown = z.infer<typeof YearShown>;

/** Counties with anything public. */
export const Counties = z.object({ counties: z.array(z.object({ county: Disclosure.shape.county, name: z.string(), years: z.array(YearShown) })) });
export type Counties = z.infer<typeof Counties>;

/** What the public is shown of a year: the result once it is disclosed, its notice before that. */
export const YearPage = z.discriminatedUnion('state', [
  z.object({ state: z.literal('notice'), hash: Sha256, document: NoticeDocument }),
  z.object({ state: z.literal('result'), hash: Sha256, document: ResultDocument }),
]);
export type YearPage = z.infer<typeof YearPage>;

/** Hashes of everything that was disclosed with a result. */
export const Manifest = z.object({
  version: z.string(),
  on: z.iso.date(),
  /** Everything that can be fetched as `/documents/{hash}`, whose SHA-256 is its address. */
  documents: z.array(z.object({ name: z.string(), hash: Sha256 })),
  sealed: ResultDocument.shape.manifest.shape.sealed,
});
export type Manifest = z.infer<typeof Manifest>;
