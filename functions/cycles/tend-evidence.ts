import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { type Evidence, pendingEvidence } from '#domain/reporting/evidence.ts';
import { lapseEvidence } from '#domain/reporting/evidence-moves.ts';
import { discardChecked, discardUpload, isUploaded, uploadKey } from '#platform/files/evidence-store.ts';
import { logger } from '#platform/observe/logger.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { evidenceThrough } from '#platform/table/evidence.ts';
import { sendUpload } from '#platform/workflows/uploads.ts';
import type { InTime } from './in-time.ts';

/** Days for which an uploaded document may wait to be used. */
const unusedDays = 7;

/** Somebody may have done something with it meanwhile: then it is claimed after all. */
const lapse = async (evidence: Evidence, today: string): Promise<void> => {
  const { county, cycle, unit, id } = evidence;
  try {
    await commit(lapseEvidence(evidence), { county, cycle, who: 'tick', act: `lapse:${unit}:${id}`, day: today });
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  await (evidence.status === 'checked' ? discardChecked(evidence) : discardUpload(evidence));
};

/** What was issued before today: uploaded and never checked, or nothing that anybody could check or use. */
const tend = async (evidence: Evidence, today: string): Promise<void> => {
  if (pendingEvidence.includes(evidence.status) && (await isUploaded(evidence))) await sendUpload(uploadKey(evidence));
  else await lapse(evidence, today);
};

/** Documents whose day has passed: those whose event was lost are checked again, those that nobody claims are cleared away. */
export const tendEvidence = async ({ county, cycle, today }: Cycle, inTime: InTime): Promise<void> => {
  const [issued, uploaded, checked] = await Promise.all([
    evidenceThrough({ county, cycle }, 'issued', addDays(today, -1)),
    evidenceThrough({ county, cycle }, 'uploaded', addDays(today, -1)),
    evidenceThrough({ county, cycle }, 'checked', addDays(today, -unusedDays)),
  ]);
  const left = [...issued, ...uploaded, ...checked.filter(({ supports }) => supports.length === 0)];
  await sideBySide(left, 10, async (evidence) => {
    inTime();
    await tend(evidence, today);
  });
  if (left.length > 0) logger.info('EVIDENCE_TENDED', { county, cycle, day: today });
};
