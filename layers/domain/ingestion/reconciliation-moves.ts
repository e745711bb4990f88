import type { Disagreement, SourceValue } from '#domain/scoring/facts.ts';
import { created, type Move } from '../change.ts';
import { InvalidInput } from '../problems/errors.ts';
import { problem } from '../problems/problem.ts';
import { cellOf, sameValue } from './reconcile.ts';
import type { Reconciliation } from './reconciliation.ts';

interface Deciding {
  county: string;
  cycle: string;
  disagreement: Disagreement;
  counted: SourceValue;
  reason: string;
  by: string;
  on: string;
  /** Decisions about the same cell before. */
  before: readonly Reconciliation[];
}

/** The office says which value counts; both stay in the record. */
export const reconcile = ({ county, cycle, disagreement, counted, reason, by, on, before }: Deciding): Move => {
  const values = [disagreement.counted, ...disagreement.others];
  const chosen = values.find((each) => sameValue(each, counted));
  if (chosen === undefined) {
    const expected = values.map(({ source, value }) => `${source} ${value}`).join('、');
    throw new InvalidInput('只能认定有关来源提供的数值', [
      problem('counted', 'not-a-given-value', `${disagreement.figure}(${disagreement.period})没有这个来源和数值`, {
        expected,
        got: `${counted.source} ${counted.value}`,
      }),
    ]);
  }
  const { unit, figure, period } = disagreement;
  const others = values.filter((each) => each !== chosen);
  const version = before.filter((each) => cellOf(each) === cellOf(disagreement)).length + 1;
  return {
    fact: 'sources-reconciled',
    changes: [created('reconciliation', { county, cycle, unit, figure, period, version, counted: chosen, others, reason, by, on })],
  };
};
