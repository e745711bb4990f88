import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Entry } from './entry.ts';
import { selfReported } from './form.ts';
import { type Finding, type Hint, stands } from './submission.ts';
import { type Validated, validate } from './validate.ts';

const touches = ({ figures, month }: Finding, entry: Pick<Entry, 'figure' | 'month'>): boolean => month === entry.month && figures.includes(entry.figure);

export const blockProblem = ({ rule, message, got }: Finding, path: string): Problem =>
  problem(path, 'validation-block', `校验规则 ${rule}:${message}(${got})`, { expected: message, got });

/** Blocks of a report, each at the first figure its rule looks at. */
export const blocksOf = (findings: readonly Finding[]): Problem[] =>
  findings.filter(({ level }) => level === 'block').map((finding) => blockProblem(finding, join('figures', finding.figures[0] ?? '', finding.month)));

/** What the unit says about a hint, by the rule and the month. */
export interface Acknowledgement {
  rule: string;
  month: string;
  note: string;
}

/** Hints that stand at the report, with what the unit says about them. A word about a hint that no longer stands is not kept. */
export const hintsOf = (findings: readonly Finding[], acknowledged: readonly Acknowledgement[]): Hint[] =>
  findings
    .filter(({ level }) => level === 'hint')
    .map(({ level: _, ...hint }) => {
      const note = acknowledged.find(({ rule, month }) => rule === hint.rule && month === hint.month)?.note;
      return note === undefined ? hint : { ...hint, acknowledged: note };
    });

type Given = Pick<Entry, 'figure' | 'month' | 'value'> & { unchanged?: true };

/** The form as it would stand with these entries. */
const withEntries = (input: Validated, unit: string, entries: readonly Given[]): Validated => {
  const isNew = (figure: string, month: string): boolean => entries.some((entry) => entry.figure === figure && entry.month === month);
  const values = entries
    .filter(({ value }) => stands({ value }))
    .map(({ figure, month, value }): FigureValue => ({ unit, figure, period: month, value, source: selfReported }));
  return {
    ...input,
    known: [...input.known.filter(({ figure, period, source }) => source !== selfReported || !isNew(figure, period)), ...values],
    unchanged: [...input.unchanged.filter(({ figure, month }) => !isNew(figure, month)), ...entries.filter(({ unchanged }) => unchanged === true)],
  };
};

export interface Judged<E extends Given> {
  /** Entries that may be saved, in their order. */
  kept: E[];
  refused: { entry: E; finding: Finding }[];
  /** Hints about the kept ones. */
  hints: Finding[];
}

/**
 * Entries travel together and are judged together, as the form would stand with all of them: two figures that fit each other may change at once. What a
 * block refuses is taken out and the rest is judged again, because it may have leant on it.
 */
export const judgeEntries = <E extends Given>(input: Validated, unit: string, entries: readonly E[]): Judged<E> => {
  const refused: Judged<E>['refused'] = [];
  for (let kept = [...entries]; ; ) {
    const findings = validate(withEntries(input, unit, kept));
    const blocks = findings.filter(({ level }) => level === 'block');
    const hit = kept.flatMap((entry) => {
      const finding = blocks.find((each) => touches(each, entry));
      return finding === undefined ? [] : [{ entry, finding }];
    });
    if (hit.length === 0) return { kept, refused, hints: findings.filter((each) => each.level === 'hint' && kept.some((entry) => touches(each, entry))) };
    refused.push(...hit);
    kept = kept.filter((entry) => !hit.some((each) => each.entry === entry));
  }
};
