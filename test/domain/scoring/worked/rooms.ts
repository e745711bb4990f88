import { expect } from 'vitest';
import * as z from 'zod';
import { workingDaysBetween } from '#domain/cycles/calendar.ts';
import { exact, sum, toFixed, toText } from '#domain/numbers/exact.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { assess } from '#domain/scoring/assess.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import type { Example } from '../../worked-examples.ts';
import { aDossier, aLeaf, aNode, aScheme, cardOf, markOf, type Story, scoring, type UnitStory } from '../a-dossier.ts';

const article = '第一条';

/** The published score as a fraction and as shown. */
const expectScore = ({ unrounded, result }: Example, card: Scorecard): void => {
  expect(card.score).toBe(unrounded);
  expect(toFixed(exact(card.score), 2)).toBe(result['score']);
};

const Part = z.object({ fullMarks: z.string(), marks: z.string().optional(), state: z.enum(['reported', 'exempted', 'not-applicable']).default('reported') });

/** U02, A02, A03, A07: one node whose leaves earn the marks of the example. */
export const checkNode = (example: Example): void => {
  const parts = z.array(Part).parse(example.inputs['children']);
  const { mode, fullMarks, roundOnce } = z
    .object({ mode: z.enum(['sum', 'converted']), fullMarks: z.string().optional(), roundOnce: z.boolean().default(false) })
    .parse(example.params);
  const children = parts.map((part, at) => aLeaf({ code: `P${at}`, fullMarks: part.fullMarks }));
  const whole = fullMarks ?? toText(sum(parts.map((part) => exact(part.fullMarks))));
  const dossier = aDossier({
    units: [{ figures: Object.fromEntries(parts.flatMap(({ marks }, at) => (marks === undefined ? [] : [[`P${at}`, marks]]))) }],
    schemes: [aScheme({ root: { mode, fullMarks: whole, children } })],
    policy: { rounding: { roundOnce, article } },
    exceptions: parts.flatMap(({ state }, at) =>
      state === 'reported' ? [] : [{ unit: 'U001', indicator: `P${at}`, state, basis: '专项任务取消', document: '县考〔2026〕3号' }],
    ),
  });
  const card = cardOf(dossier);
  expect(card.nodes.at(-1)?.unrounded).toBe(example.unrounded);
  expectScore(example, card);
  const { shownParts } = example.result;
  if (shownParts !== undefined) expect(card.marks.map(({ awarded }) => toFixed(exact(awarded ?? '0'), 2))).toEqual(shownParts);
};

const ConvertedNode = z.object({ code: z.string(), mode: z.literal('converted'), score: z.string(), applicable: z.string(), fullMarks: z.string() });

const bonus = (marks: string, on?: string) => ({
  id: 'JF1',
  unit: 'U001',
  kind: 'bonus' as const,
  matter: '受省委省政府表彰',
  marks,
  date: '2026-09-01',
  document: '省委办〔2026〕9号',
  ...(on === undefined ? {} : { on }),
});
const deduction = (marks: string) => ({ ...bonus(marks), id: 'KF1', kind: 'deduction' as const, matter: '督查通报' });

/** A04, A05: two converted nodes and a bonus at the top or inside one of them. */
export const checkTotal = (example: Example): void => {
  const nodes = z.array(ConvertedNode).parse(example.inputs['nodes']);
  const on = String(example.params['bonusOn']);
  const dossier = aDossier({
    units: [{ figures: Object.fromEntries(nodes.map(({ code, score }) => [`${code}1`, score])) }],
    schemes: [
      aScheme({
        root: {
          children: nodes.map(({ code, mode, applicable, fullMarks }) =>
            aNode({ code, mode, fullMarks, children: [aLeaf({ code: `${code}1`, fullMarks: applicable })] }),
          ),
        },
      }),
    ],
    adjustments: [bonus(String(example.inputs['bonus']), on === 'top' ? undefined : on)],
  });
  expectScore(example, cardOf(dossier));
};

/** A08, A09: the tree's score, bonus and deduction. */
export const checkFinal = (example: Example): void => {
  const inputs = z.object({ total: z.string(), bonus: z.string(), deduction: z.string() }).parse(example.inputs);
  const { bonusCap } = z.object({ bonusCap: z.string().optional() }).parse(example.params);
  const card = cardOf(
    aDossier({
      units: [scoring(inputs.total)],
      schemes: [aScheme({ adjustments: bonusCap === undefined ? {} : { bonusCap } })],
      adjustments: [bonus(inputs.bonus), deduction(inputs.deduction)],
    }),
  );
  expect(card.total).toBe(inputs.total);
  expectScore(example, card);
};

/** A10, A12: thresholds in % of full marks. */
export const checkGrade = (example: Example): void => {
  const { levels: given, fullMarks } = z.object({ levels: Policy.shape.grades.shape.levels, fullMarks: z.string() }).parse(example.params);
  const card = cardOf(
    aDossier({
      units: [scoring(String(example.inputs['score']))],
      schemes: [aScheme({ root: { fullMarks, children: [aLeaf({ code: 'P1', name: '得分', fullMarks })] } })],
      policy: { grades: { levels: given, article } },
    }),
  );
  expect(card.percent).toBe(example.unrounded);
  expect({ percent: toFixed(exact(card.percent), 2), grade: card.grade }).toEqual(example.result);
};

const quotaOf = ({ params }: Example) => ({
  quota: Policy.shape.quota.parse({ poolBelow: 0, tie: 'allOut', article, ...z.record(z.string(), z.unknown()).parse(params['quota']) }),
});

const best = (cards: readonly Scorecard[]): Scorecard[] => cards.filter(({ grade }) => grade === '优秀');

/** T01, T02, T03, T05: so many units, so many of which reach 90. */
export const checkSeats = (example: Example): void => {
  const { units, reach } = z.object({ units: z.int(), reach: z.int() }).parse(example.inputs);
  const stories = Array.from({ length: units }, (_, at) => scoring(at < reach ? toText(exact(9999 - at).div(100)) : '70'));
  expect(best(assess(aDossier({ units: stories, policy: quotaOf(example) }))).length).toBe(example.result['seats']);
};

/** T06: categories whose tops are 99, 98, …; the last one's minimum gives way. */
export const checkCeiling = (example: Example): void => {
  const categories = z.array(z.object({ code: z.string(), units: z.int() })).parse(example.inputs['categories']);
  const stories = categories.flatMap(({ code, units }, at) =>
    Array.from({ length: units }, (_, unit): UnitStory => scoring(99 - at - 4 * unit, { category: code })),
  );
  const named = stories.map((story, at) => ({ ...story, id: `U${String(at + 1).padStart(3, '0')}` }));
  const cards = assess(aDossier({ units: named, policy: quotaOf(example) }));
  expect(best(cards).length).toBe(example.result['seats']);
  expect(best(cards).map(({ category }) => category)).toEqual(categories.slice(0, -1).map(({ code }) => code));
  const loser = cards.find(({ category, rank }) => category === categories.at(-1)?.code && rank === 1);
  expect(loser?.steps).toContainEqual({ name: 'minimum-gave-way', value: '1' });
};

const Contender = z.object({ unit: z.string(), score: z.string(), goalMarks: z.string().default('26'), veto: z.boolean().default(false) });

/** T07: a tie at the edge and a veto. The example's units A, B, … are U001, U002, …. */
export const checkGrading = (example: Example): void => {
  const units = z.array(Contender).parse(example.inputs['units']);
  const { veto, levels: given } = z.object({ veto: z.object({ gradeCap: z.string() }), levels: Policy.shape.grades.shape.levels }).parse(example.params);
  const id = (at: number) => `U${String(at + 1).padStart(3, '0')}`;
  const cards = assess(
    aDossier({
      units: units.map(({ score, goalMarks }) => ({ figures: { 民生: goalMarks, 其他: toText(exact(score).sub(exact(goalMarks))) } })),
      schemes: [
        aScheme({
          root: { children: [aLeaf({ code: 'G', name: '民生', fullMarks: '30', goal: '服务民生' }), aLeaf({ code: 'R', name: '其他', fullMarks: '70' })] },
        }),
      ],
      policy: {
        ...quotaOf(example),
        grades: { levels: given, article },
        vetoes: [{ code: 'V1', name: '重大安全事故', effect: veto, document: '省安〔2024〕1号', article }],
      },
      adjustments: units.flatMap((unit, at) =>
        unit.veto ? [{ ...deduction('0'), id: 'FJ1', unit: id(at), kind: 'veto' as const, veto: 'V1', marks: undefined }] : [],
      ),
    }),
  );
  expect(cards.map(({ score }) => score)).toEqual(units.map(({ score }) => toText(exact(score))));
  expect(cards.map(({ grade, rank }, at) => ({ unit: units[at]?.unit, grade, ...(rank === undefined ? {} : { rank }) }))).toEqual(example.result['units']);
};

const months = z.array(z.object({ months: z.int(), score: z.string().optional(), scores: z.array(z.string()).optional() }));
const monthAfter = (count: number): string => `2026-${String(count + 1).padStart(2, '0')}`;

/** Z01: two versions of a scheme, each with an indicator that the other lacks. */
export const checkSchemeChange = (example: Example): void => {
  const [first, second] = months.parse(example.inputs['parts']);
  const version = (number: number, effectiveFrom: string) =>
    aScheme({ version: number, effectiveFrom, root: { children: [aLeaf({ code: `P${number}`, name: `第${number}版` })] } });
  const story: Story = {
    units: [{ figures: { 第1版: first?.score ?? '', 第2版: second?.score ?? '' } }],
    schemes: [version(1, '2026-01-01'), version(2, `${monthAfter(first?.months ?? 0)}-01`)],
  };
  expectScore(example, cardOf(aDossier({ ...story, plan: { schemeChange: 'monthsWeighted' } })));
  expect(cardOf(aDossier(story)).score).toBe(second?.score);
};

/** Z10: units merged in mid-year; the mean of their scores stands for their months. */
export const checkMerger = (example: Example): void => {
  const [before, after] = months.parse(example.inputs['parts']);
  const until = `2026-${String(before?.months).padStart(2, '0')}`;
  const merged = (before?.scores ?? []).map((score, at): UnitStory => ({ id: `U00${at + 1}`, until, figures: { 得分: { [until]: score } } }));
  const successor: UnitStory = {
    id: 'U009',
    since: monthAfter(before?.months ?? 0),
    mergedFrom: merged.map(({ id }) => id ?? ''),
    ...scoring(after?.scores?.[0] ?? ''),
  };
  const dossier = aDossier({ units: [...merged, successor] });
  expectScore(example, cardOf(dossier, 'U009'));
  expect(cardOf(dossier, 'U009')).toMatchObject({ grade: '良好', rank: 1 });
  expect(assess(dossier).slice(0, -1)).toMatchObject(
    (before?.scores ?? []).map((score) => ({ score: toText(exact(score)), grade: '不定等次', rank: undefined })),
  );
};

/** Z02: a mark a month, earned in those of the months that count which the example says. */
export const checkExemptMonths = (example: Example): void => {
  const { fullMarks, exempt, monthlyMarks } = z.object({ fullMarks: z.string(), exempt: z.array(z.string()), monthlyMarks: z.string() }).parse(example.params);
  const counted = Array.from({ length: 12 }, (_, at) => monthAfter(at)).filter((month) => !exempt.includes(month));
  const earned = Number(example.inputs['earned']);
  const values = Object.fromEntries(counted.map((month, at) => [month, at < earned ? monthlyMarks : '0']));
  const dossier = aDossier({
    units: [{ figures: { 月度得分: values } }],
    schemes: [
      aScheme({ root: { fullMarks, children: [aLeaf({ code: 'P1', name: '月度得分', fullMarks, accumulation: 'in-period', frequency: 'monthly' })] } }),
    ],
    exceptions: [{ unit: 'U001', indicator: 'P1', state: 'exempted', months: exempt, basis: '洪涝灾害', document: '县政纪〔2026〕20号' }],
  });
  expect(markOf(dossier, 'P1')).toMatchObject({ unrounded: example.unrounded, awarded: example.result['marks'] });
};

/** Z06: quarterly marks come in as a figure whose year is the mean of its quarters. */
export const checkQuarters = (example: Example): void => {
  const marks = z.array(z.string()).parse(example.inputs['marks']);
  const fullMarks = String(example.params['fullMarks']);
  const leaf = aLeaf({ code: 'P1', name: '季度调度得分', fullMarks, accumulation: 'average', frequency: 'quarterly' });
  const dossier = aDossier({
    units: [{ figures: { 季度调度得分: Object.fromEntries(marks.map((mark, at) => [monthAfter(3 * at + 2), mark])) } }],
    schemes: [aScheme({ root: { fullMarks, children: [leaf] } })],
  });
  const mark = markOf(dossier, 'P1');
  expect(mark.unrounded).toBe(example.unrounded);
  expect(toFixed(exact(mark.awarded ?? '0'), 2)).toBe(example.result['marks']);
};

/** Z11: working days of the calendar, then marks a day up to the limit. */
export const checkLateReport = (example: Example): void => {
  const { each, limit, calendar } = z
    .object({ each: z.string(), limit: z.string(), calendar: z.object({ holidays: z.array(z.string()), workdays: z.array(z.string()) }) })
    .parse(example.params);
  const days = workingDaysBetween(String(example.inputs['due']), String(example.inputs['signed']), calendar);
  expect(days).toBe(example.result['workingDays']);
  const card = cardOf(
    aDossier({ units: [scoring(90)], policy: { lateReport: { each, limit, article } }, lateDays: [{ unit: 'U001', window: '2026FY', days }] }),
  );
  expect(card.lateDeduction).toBe(example.unrounded);
  expect(toFixed(exact(card.lateDeduction), 2)).toBe(example.result['deduction']);
  expect(card.score).toBe('89.5');
};

/** Z12: a meeting awards other marks; the places of other units rest on values. */
export const checkAwarded = (example: Example): void => {
  const { computed, awarded } = z.object({ computed: z.string(), awarded: z.string() }).parse(example.inputs);
  const fullMarks = String(example.params['fullMarks']);
  const ranked = aLeaf({ code: 'P2', name: '得分', fullMarks, rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '8'] } } });
  const story: Story = {
    units: [scoring(computed), scoring('8.7')],
    schemes: [aScheme({ root: { fullMarks: '20', children: [aLeaf({ code: 'P1', name: '得分', fullMarks }), ranked] } })],
    decisions: [{ kind: 'awarded-marks', id: 'D1', unit: 'U001', indicator: 'P1', marks: awarded, reason: '执行口径经财政局核对', by: '考评领导小组' }],
  };
  const mark = markOf(aDossier(story), 'P1');
  expect(mark.computed).toBe(computed);
  expect(toFixed(exact(mark.awarded ?? '0'), 2)).toBe(example.result['marks']);
  const flag = mark.explanation.flags.find(({ code }) => code === 'awarded');
  expect(flag?.facts['difference']).toBe(example.result['difference']);
  expect(flag?.facts['difference']).toBe(`+${example.unrounded}`);
  const without = aDossier({ ...story, decisions: [] });
  for (const unit of ['U001', 'U002']) expect(markOf(aDossier(story), 'P2', unit)).toEqual(markOf(without, 'P2', unit));
};

/** Z14: 难度系数, capped at full marks. */
export const checkDifficulty = (example: Example): void => {
  const { coefficient, cap } = z.object({ coefficient: z.string(), cap: z.string() }).parse(example.params);
  const story = { units: [scoring(String(example.inputs['score']), { difficulty: coefficient })] };
  expectScore(example, cardOf(aDossier(story)));
  expect(cardOf(aDossier(story)).fullMarks).toBe(cap);
};
