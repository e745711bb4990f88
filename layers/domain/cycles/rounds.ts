import type { Decision } from './decision.ts';

/** Which round a deciding step is in: one more than the decisions of its kind that sent it back. */
export const roundOf = (decisions: readonly Decision[], ...kinds: Decision['kind'][]): number =>
  1 + decisions.filter(({ kind, outcome }) => kinds.includes(kind) && (outcome === 'sent-back' || outcome === 'recompute')).length;
