import * as z from 'zod';
import { Decimal, exact, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { Month } from '#domain/schemes/code.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { repeated } from '#domain/schemes/repeated.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import { assess } from './assess.ts';
import type { Dossier } from './dossier.ts';
import { lineUpsOf } from './line-up.ts';
import { comparesUnits } from './rules/kinds.ts';
import type { Scorecard } from './scorecard.ts';
import type { Leaf, Sheet } from './sheet.ts';

/** Values that a figure of the unit might have instead of what is reported, or beside it. */
export const WhatIfChange = z.strictObject({ figure: z.string().min(1), period: Month, value: Decimal });
export type WhatIfChange = z.infer<typeof WhatIfChange>;

/** 测算 replaces the source of a changed value, so that no explanation takes it for a reported one. */
const assumed = '测算';

const sheetOfUnit = (dossier: Dossier, unit: string): Sheet | undefined => lineUpsOf(dossier).find(({ units }) => units.some(({ id }) => id === unit))?.sheet;

const readBy = (leaves: readonly Leaf[], figure: string): Leaf[] => leaves.filter(({ names }) => names.includes(figure));

const changeProblems = ({ figure, period, value }: WhatIfChange, path: string, { sheet, through, comparing }: Setting): Problem[] => {
  const known = sheet.figures.get(figure);
  if (known === undefined) {
    const expected = figuresOf(sheet.scheme)
      .map(({ name }) => name)
      .join('、');
    return [problem(join(path, 'figure'), 'unknown-figure', `考评细则中没有数据项“${figure}”`, { expected, got: figure })];
  }
  const compared = comparing === 'refuse' ? readBy(sheet.leaves, figure).find(({ indicator }) => comparesUnits(indicator.rule)) : undefined;
  return [
    ...(period > through
      ? [problem(join(path, 'period'), 'after-through', `测算截至 ${through},不能填报之后的月份`, { expected: `不晚于 ${through}`, got: period })]
      : []),
    ...(outsideDomain(value, known.domain)
      ? [problem(join(path, 'value'), 'outside-domain', `数据项“${figure}”的数值超出取值范围`, { expected: domainText(known.domain), got: value })]
      : []),
    ...(compared === undefined
      ? []
      : [
          problem(join(path, 'figure'), 'compares-units', `“${compared.indicator.name}”与其他单位比较计分,测算会透露其他单位的数据,请由考评办测算`, {
            expected: '不与其他单位比较计分的数据项',
            got: figure,
          }),
        ]),
  ];
};

interface Setting {
  sheet: Sheet;
  through: string;
  /** Whether figures may be tried out on which the marks of other units can be read off: the office may, a unit may not. */
  comparing: 'allow' | 'refuse';
}

/** Why the changes cannot be tried out, all of them. */
export const whatIfProblems = (dossier: Dossier, unit: string, changes: readonly WhatIfChange[], comparing: Setting['comparing']): Problem[] => {
  const sheet = sheetOfUnit(dossier, unit);
  if (sheet === undefined) return [problem('unit', 'unknown-unit', `截至 ${dossier.through} 没有考评单位 ${unit}`, { got: unit })];
  return [
    ...changes.flatMap((change, at) => changeProblems(change, join('changes', at), { sheet, through: dossier.through, comparing })),
    ...repeated(
      changes.map(({ figure, period }) => `${figure}(${period})`),
      (at) => join('changes', at),
      '测算的数据项',
    ),
  ];
};

const changed = (dossier: Dossier, unit: string, changes: readonly WhatIfChange[]): Dossier => {
  const cells = new Set(changes.map(({ figure, period }) => `${unit}|${figure}|${period}`));
  const kept = <T extends { unit: string; figure: string; period: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => !cells.has(`${row.unit}|${row.figure}|${row.period}`));
  return {
    ...dossier,
    figures: [...kept(dossier.figures), ...changes.map((change) => ({ unit, ...change, source: assumed }))],
    disagreements: kept(dossier.disagreements),
  };
};

const Standing = z.object({ score: z.string(), percent: z.string(), grade: z.string(), rank: z.int().positive().optional() });

/** 测算: what the unit's marks would be; nothing of it is kept. */
export const WhatIf = z.object({
  unit: z.string(),
  name: z.string(),
  through: z.string(),
  before: Standing,
  after: Standing,
  /** Leaves whose marks differ. */
  marks: z.array(z.object({ code: z.string(), name: z.string(), fullMarks: z.string(), before: z.string().optional(), after: z.string().optional() })),
  /** Points of the score gained or lost. */
  difference: z.string(),
});
export type WhatIf = z.infer<typeof WhatIf>;

const standingOf = ({ score, percent, grade, rank }: Scorecard): WhatIf['before'] => ({ score, percent, grade, ...(rank === undefined ? {} : { rank }) });

const cardIn = (dossier: Dossier, unit: string): Scorecard => {
  const card = assess(dossier).find((each) => each.unit === unit);
  if (card === undefined) throw new RangeError(`${unit} is not assessed by ${dossier.through}`);
  return card;
};

/** The same dossier with other values of one unit, assessed beside it. Pure: neither dossier nor records change. */
export const whatIf = (dossier: Dossier, unit: string, changes: readonly WhatIfChange[]): WhatIf => {
  const [before, after] = [cardIn(dossier, unit), cardIn(changed(dossier, unit, changes), unit)];
  const marks = before.marks.flatMap(({ code, name, fullMarks, awarded }, at) => {
    const then = after.marks[at]?.awarded;
    if (then === awarded) return [];
    return [{ code, name, fullMarks, ...(awarded === undefined ? {} : { before: awarded }), ...(then === undefined ? {} : { after: then }) }];
  });
  return {
    ...{ unit, name: before.name, through: dossier.through, before: standingOf(before), after: standingOf(after), marks },
    difference: toText(exact(after.score).sub(exact(before.score))),
  };
};
