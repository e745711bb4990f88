import * as z from 'zod';
import { Code, CountyCode, Month, UnitId } from '#domain/schemes/code.ts';

/** What may be filed, by the ending of its name, and the media type under which it travels. Office formats with macros are none of them. */
export const evidenceTypes = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
} as const;
export type EvidenceType = keyof typeof evidenceTypes;
export const EvidenceType = z.enum(Object.keys(evidenceTypes) as [EvidenceType, ...EvidenceType[]]);

/** 20 MiB: a scanned file of some fifty pages; a function can hold it in memory twice. */
export const mostEvidenceBytes = 20 * 1024 * 1024;
/** Documents of one unit that may speak of one window; what is accepted with a report is accepted in one transaction of a hundred items. */
export const mostEvidencePerWindow = 60;

/** A figure of a window and a month that a document proves. */
export const Support = z.strictObject({ window: Code, figure: z.string().min(1), month: Month });
export type Support = z.infer<typeof Support>;

/** 佐证材料: one file of a unit. Its bytes never change: a better document is another record that supersedes this one. */
export const Evidence = z.object({
  county: CountyCode,
  cycle: z.string(),
  unit: UnitId,
  id: z.string().regex(/^[0-9a-f]{16}-\d{1,4}$/),
  /** As its author named it; S3 knows generated keys only. */
  name: z.string(),
  type: EvidenceType,
  /** Bytes. */
  size: z.int().positive(),
  /** Hex, of the whole file, as declared before the upload and found again after it. */
  sha256: z.string(),
  /** What nobody can guess of its keys in S3. */
  secret: z.string(),
  /**
   * `issued` may be uploaded; `uploaded` waits for its check; `checked` is what it says it is and harmless; the office has `accepted` or `refused` it
   * (the check refuses too); `superseded` by a better one; `withdrawn` by the unit or, never uploaded or never used, by the tick.
   */
  status: z.enum(['issued', 'uploaded', 'checked', 'accepted', 'refused', 'superseded', 'withdrawn']),
  /** Why it was refused or withdrawn. */
  reason: z.string().optional(),
  /** The very version in S3 that was checked, and that alone is ever read. */
  version: z.string().optional(),
  scanned: z.enum(['clean', 'not-scanned']).optional(),
  /** The one it takes the place of once it has passed its check. */
  replaces: z.string().optional(),
  supports: z.array(Support),
  by: z.string(),
  /** County day on which it was issued. */
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type Evidence = z.infer<typeof Evidence>;
export type EvidenceStatus = Evidence['status'];

/** May still turn out to be anything. */
export const pendingEvidence: readonly EvidenceStatus[] = ['issued', 'uploaded'];
/** Can be shown to the office. */
export const goodEvidence: readonly EvidenceStatus[] = ['checked', 'accepted'];
/** Out of the play: what it supported is not supported by it any more. */
export const goneEvidence: readonly EvidenceStatus[] = ['superseded', 'withdrawn'];

export const speaksOf = ({ supports }: Pick<Evidence, 'supports'>, window: string): boolean => supports.some((each) => each.window === window);
