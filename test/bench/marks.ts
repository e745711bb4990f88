import jsonata from 'jsonata';
import { exact, roundHalfAway, toFixed } from '#domain/numbers/exact.ts';
import { assess } from '#domain/scoring/assess.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { markRule } from '#domain/scoring/rules/kinds.ts';
import type { RuleInput } from '#domain/scoring/rules/rule.ts';
import { leafCount, marksDossier, rules, target, unitCount } from './marks-dossier.ts';
import { inTurns } from './timing.ts';

const compared = rules.map(({ rule, jsonata: text }) => ({ rule: AnyRule.parse(rule), expression: jsonata(text) }));

/** Values as they lie in a table: decimal texts. */
const values = Array.from({ length: 6000 }, (_, at) => String(30 + ((at * 13) % 80)));

const common: Omit<RuleInput, 'value'> = {
  fullMarks: exact(10),
  direction: 'higher',
  unit: 'U001',
  target: exact(target),
  baseline: undefined,
  figure: () => undefined,
  group: [],
  peers: [],
  adjustments: [],
  ratings: [],
  projects: [],
  publicVotes: { track: undefined, own: [], category: [] },
};

const ruleOf = (at: number) => {
  const found = compared[at % compared.length];
  if (found === undefined) throw new Error('no rule');
  return found;
};

/** Each mark with its steps, rounded as it is shown. */
const explained = (): string[] =>
  values.map((value, at) => {
    const result = markRule(ruleOf(at).rule, { ...common, value: exact(value) });
    if ('notComputable' in result) throw new Error(result.notComputable);
    return toFixed(roundHalfAway(result.marks, 2), 2);
  });

/** The same marks by JSONata, which says a number and nothing else. */
const unexplained = async (): Promise<number[]> => {
  const marks: number[] = [];
  for (const [at, value] of values.entries()) marks.push(Number(await ruleOf(at).expression.evaluate({ x: Number(value), T: Number(target) })));
  return marks;
};

const mustAgree = async (): Promise<void> => {
  const [ours, theirs] = [explained(), await unexplained()];
  const differs = ours.findIndex((mark, at) => Math.abs(Number(mark) - (theirs[at] ?? Number.NaN)) > 0.0051);
  if (differs >= 0) throw new Error(`value ${values[differs]}: ${ours[differs]} against JSONata's ${theirs[differs]}: the comparison would be void`);
};

export interface MarksResult {
  perSecond: number;
  jsonataPerSecond: number;
  ratio: number;
  /** Marks a second through all four rooms of `assess`, from the dossier to the ranked scorecard. */
  assessedPerSecond: number;
}

export const benchMarks = async (): Promise<MarksResult> => {
  await mustAgree();
  const dossier = marksDossier(1);
  const times = await inTurns({ explained, unexplained, assessed: () => assess(dossier) }, 9);
  return {
    perSecond: (values.length / times.explained) * 1000,
    jsonataPerSecond: (values.length / times.unexplained) * 1000,
    ratio: times.unexplained / times.explained,
    assessedPerSecond: ((leafCount * unitCount) / times.assessed) * 1000,
  };
};

const most = 120;

/** 120 counties against the first one 120 times: above 1 the work grows faster than the number of counties. */
export const benchCounties = async (): Promise<number> => {
  const dossiers = Array.from({ length: most }, (_, seed) => marksDossier(seed));
  const [first] = dossiers;
  if (first === undefined) throw new Error('no county');
  const all = (some: readonly Dossier[]) => () => some.map((dossier) => assess(dossier).length);
  const { same, different } = await inTurns({ same: all(dossiers.map(() => first)), different: all(dossiers) }, 3);
  return different / same;
};
