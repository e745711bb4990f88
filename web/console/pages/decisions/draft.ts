import type { ScoreDecision } from '#domain/scoring/facts.ts';

/** A change as it is being typed; it becomes a `ScoreDecision` when the decision is recorded. */
export interface DraftChange {
  key: number;
  kind: ScoreDecision['kind'];
  unit: string;
  indicator: string;
  marks: string;
  grade: string;
  reason: string;
}

export const emptyChange = (key: number, kind: DraftChange['kind']): DraftChange => ({ key, kind, unit: '', indicator: '', marks: '', grade: '', reason: '' });

/** Every change is numbered below its decision, and names the meeting as the one who decided. */
export const changesOf = (drafts: readonly DraftChange[], { id, meeting: by, date: on }: { id: string; meeting: string; date: string }): ScoreDecision[] =>
  drafts.map(({ kind, unit, indicator, marks, grade, reason }, at) => {
    const decided = { id: `${id}-${at + 1}`, unit, reason, by, on };
    if (kind === 'awarded-marks') return { kind, indicator, marks, ...decided };
    return kind === 'grade' ? { kind, grade, ...decided } : { kind, ...decided };
  });
