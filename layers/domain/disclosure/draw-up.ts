import { exact, toText } from '#domain/numbers/exact.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { type Placed, placedIn, placedLeaves } from '#domain/schemes/tree.ts';
import type { ScoreTotal } from '#domain/scoring/result.ts';
import type { Mark, Scorecard } from '#domain/scoring/scorecard.ts';
import { sentenceOf, sentenceOfFlag, sentenceOfStep } from '#domain/scoring/sentence.zh-cn.ts';
import type { Before, CardDocument, CardMark, CategoryCount, NoticeDocument, ResultDocument } from './documents.ts';
import { qualityOf } from './quality.zh-cn.ts';
import { flagWithoutPersons } from './without-persons.ts';

/** The county's year as every document names it. */
export interface PublicYear {
  county: string;
  countyName: string;
  cycle: string;
  plan: Plan;
  /** What the public was told of last year: the disclosed result, or nothing. */
  before: ResultDocument | undefined;
}

const headOf = ({ county, countyName, cycle, plan: { title } }: PublicYear) => ({ county, countyName, cycle, title });

const beforeOf = (unit: string, { before }: PublicYear): { before?: Before } => {
  const found = before?.units.find((each) => each.unit === unit);
  return before === undefined || found === undefined ? {} : { before: { cycle: before.cycle, grade: found.grade, percent: found.percent } };
};

type Graded = Pick<ScoreTotal, 'unit' | 'name' | 'category' | 'grade'>;

/** Categories in the plan's order, each with its number of units and their spread over the grades, the best first. */
export const categoriesOf = (graded: readonly Graded[], plan: Plan, { grades: { levels } }: Policy): CategoryCount[] => {
  const place = (grade: string): number => {
    const at = levels.findIndex(({ name }) => name === grade);
    return at === -1 ? levels.length : at;
  };
  return plan.categories.flatMap(({ code, name }) => {
    const own = graded.filter(({ category }) => category === code);
    const counted = [...Map.groupBy(own, ({ grade }) => grade)].map(([grade, units]) => ({ grade, units: units.length }));
    return own.length === 0 ? [] : [{ code, name, units: own.length, grades: counted.sort((a, b) => place(a.grade) - place(b.grade)) }];
  });
};

/** In the plan's order, never by score: what is published is no league table. */
const inPlanOrder = <T extends { unit: string }>(rows: readonly T[], { units }: Plan): T[] =>
  units.flatMap(({ id }) => {
    const row = rows.find(({ unit }) => unit === id);
    return row === undefined ? [] : [row];
  });

/** 公示 of the reviewed grades. */
export const noticeOf = (graded: readonly Graded[], year: PublicYear, policy: Policy, days: { from: string; through: string }): NoticeDocument => ({
  format: 'xianheng-notice/1',
  ...headOf(year),
  ...days,
  categories: categoriesOf(graded, year.plan, policy),
  units: inPlanOrder(graded, year.plan).map(({ unit, name, category, grade }) => ({ unit, name, category, grade, ...beforeOf(unit, year) })),
});

const pathOf = ({ parent }: Placed, tree: readonly Placed[]): string[] => {
  const above = tree.find(({ item }) => item === parent);
  return above?.parent === undefined ? [] : [...pathOf(above, tree), above.item.name];
};

const markOf = (mark: Mark, { scheme, policy, tree }: { scheme: Scheme; policy: Policy; tree: Placed[] }): CardMark[] => {
  const leaf = placedLeaves(tree).find(({ item }) => item.code === mark.code);
  if (leaf === undefined) return [];
  const { code, name, goal, field, fullMarks, awarded, state, explanation } = mark;
  const shown = { ...mark, explanation: { ...explanation, flags: explanation.flags.map(flagWithoutPersons) } };
  return [
    {
      code,
      name,
      path: pathOf(leaf, tree),
      ...(goal === undefined ? {} : { goal }),
      ...(field === undefined ? {} : { field }),
      fullMarks,
      ...(awarded === undefined ? {} : { awarded }),
      state,
      explanation: sentenceOf(shown),
      quality: qualityOf(leaf.item, scheme, policy),
    },
  ];
};

const said = ({ explanation: { steps } }: Mark, name: string, channel: string): string | undefined =>
  steps.find((step) => step.name === name && step.value.startsWith(`${channel} `))?.value.slice(channel.length + 1);

/** The public's votes on a unit, channel by channel: share, interval and number together. */
const satisfactionOf = (marks: readonly Mark[]): CardDocument['satisfaction'] =>
  marks.flatMap((mark) =>
    mark.explanation.steps
      .filter(({ name }) => name === 'votes')
      .map(({ value }) => {
        const cut = value.lastIndexOf(' ');
        const channel = value.slice(0, cut);
        const [share, interval] = [said(mark, 'satisfied-share', channel), said(mark, 'satisfied-interval', channel)];
        return {
          channel,
          votes: Number(value.slice(cut + 1)),
          ...(share === undefined ? {} : { share: toText(exact(share)) }),
          ...(interval === undefined ? {} : { interval }),
        };
      }),
  );

interface Published {
  card: Scorecard;
  scheme: Scheme;
  policy: Policy;
  category: CategoryCount;
}

/** A unit's result as the public reads it. */
export const publicCardOf = ({ card, scheme, policy, category }: Published, year: PublicYear): CardDocument => {
  const { unit, name, grade, rank, score, fullMarks, percent, provisional, total, bonus, deduction, lateDeduction, byGoal, byField } = card;
  const tree = placedIn(scheme.root);
  return {
    format: 'xianheng-card/1',
    ...headOf(year),
    unit,
    name,
    category,
    grade,
    ...(rank === undefined ? {} : { rank }),
    score,
    fullMarks,
    percent,
    provisional,
    ...beforeOf(unit, year),
    parts: { total, bonus, deduction, lateDeduction },
    byGoal,
    byField,
    satisfaction: satisfactionOf(card.marks),
    explanation: [...card.steps.map(sentenceOfStep), ...card.flags.map(flagWithoutPersons).map(sentenceOfFlag)],
    marks: card.marks.flatMap((mark) => markOf(mark, { scheme, policy, tree })),
  };
};

interface Final {
  version: string;
  on: string;
  totals: readonly ScoreTotal[];
  policy: Policy;
  /** Hash of each unit's public card. */
  cards: ReadonlyMap<string, string>;
  manifest: ResultDocument['manifest'];
}

/** 公开 of the final result. */
export const resultOf = ({ version, on, totals, policy, cards, manifest }: Final, year: PublicYear): ResultDocument => ({
  format: 'xianheng-result/1',
  ...headOf(year),
  version,
  on,
  categories: categoriesOf(totals, year.plan, policy),
  units: inPlanOrder(totals, year.plan).flatMap(({ unit, name, category, grade, score, fullMarks, percent }) => {
    const card = cards.get(unit);
    return card === undefined ? [] : [{ unit, name, category, grade, ...beforeOf(unit, year), score, fullMarks, percent, card }];
  }),
  manifest,
});

/** The scheme a card was scored by. */
export const schemeOf = ({ scheme, schemeVersion }: Pick<Scorecard, 'scheme' | 'schemeVersion'>, schemes: readonly Scheme[]): Scheme => {
  const found = schemes.find(({ code, version }) => code === scheme && version === schemeVersion);
  if (found === undefined || leavesOf(found.root).length === 0) throw new RangeError(`no scheme ${scheme}.${schemeVersion}`);
  return found;
};
