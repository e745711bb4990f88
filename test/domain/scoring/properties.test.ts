import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, greatest, sum, toText, zero } from '#domain/numbers/exact.ts';
import { assess } from '#domain/scoring/assess.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { aDossier, aLeaf, aNode, aScheme, type UnitStory } from './a-dossier.ts';
import { unworded } from './rules/wording.ts';

const article = '第一条';
const track = {
  values: ['100', '80', '60', '30', '0'],
  channels: [{ name: '好差评', kind: 'service-rating' as const, weight: '1' }],
  shrinkage: '5',
  minimumVotes: 3,
  fallback: 'categoryMean' as const,
  article,
};

/** A scheme in which units meet, with entries, exceptions, ratings and votes: what one unit has may move another one's place. */
const scheme = aScheme({
  adjustments: { bonusCap: '5' },
  root: {
    children: [
      aNode({
        code: 'A',
        mode: 'converted',
        fullMarks: '40',
        children: [
          aLeaf({
            code: 'A1',
            name: '投资',
            fullMarks: '30',
            goal: '服务民生',
            frequency: 'quarterly',
            accumulation: 'in-period',
            rule: { kind: 'completion', mode: 'quotient' },
          }),
          aLeaf({ code: 'A2', name: '办件', fullMarks: '20', rule: { kind: 'rank', scale: { by: 'linear', least: '5' }, ties: 'meanOfPlaces' } }),
        ],
      }),
      aNode({
        code: 'B',
        fullMarks: '60',
        children: [
          aLeaf({
            code: 'B1',
            name: '测评',
            fullMarks: '30',
            field: '经济发展',
            rule: {
              kind: 'rated',
              bodies: [
                { name: '专家', weight: '6' },
                { name: '群众', weight: '4', from: 'public' },
              ],
            },
          }),
          aLeaf({
            code: 'B2',
            name: '得分',
            fullMarks: '30',
            rule: {
              kind: 'step-deduction',
              reference: { of: 'group', take: 'mean', self: true, peers: true },
              side: 'below',
              step: '1',
              each: '0.7',
              steps: 'prorata',
            },
          }),
        ],
      }),
    ],
  },
});

const number = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((tenths) => toText(exact(tenths).div(10)));
const quarters = ['2026-03', '2026-06', '2026-09', '2026-12'];

const unitStory: fc.Arbitrary<UnitStory> = fc
  .record({
    category: fc.constantFrom('A', 'B'),
    investment: fc.array(number(40), { maxLength: 4 }),
    handled: fc.option(number(5), { nil: undefined }),
    score: fc.option(number(30), { nil: undefined }),
    target: number(99).map((text) => toText(exact(text).add(1))),
    difficulty: fc.constantFrom('1', '1', '1.02'),
  })
  .map(({ category, investment, handled, score, target, difficulty }) => ({
    category,
    difficulty,
    figures: {
      投资: Object.fromEntries(investment.map((value, at) => [quarters[at] ?? '2026-12', value])),
      ...(handled === undefined ? {} : { 办件: handled }),
      ...(score === undefined ? {} : { 得分: score }),
    },
    targets: { A1: { target } },
  }));

const document = '县考〔2026〕1号';
const entry = (units: number) =>
  fc.record({
    unit: fc.integer({ min: 1, max: units }).map((at) => `U00${at}`),
    kind: fc.constantFrom('bonus' as const, 'deduction' as const),
    on: fc.constantFrom(undefined, 'A', 'B', 'B2', 'A2'),
    marks: number(4),
    matter: fc.constantFrom('甲', '乙', '丙'),
  });

const story = fc.array(unitStory, { minLength: 2, maxLength: 6 }).chain((units) =>
  fc.record({
    units: fc.constant(units),
    roundOnce: fc.boolean(),
    entries: fc.array(entry(units.length), { maxLength: 5 }),
    vetoed: fc.option(fc.integer({ min: 1, max: units.length }), { nil: undefined }),
    notApplicable: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: units.length }),
        fc.constantFrom('A1', 'A2', 'B1', 'B2'),
        fc.constantFrom('pending' as const, 'not-applicable' as const),
      ),
      { maxLength: 3 },
    ),
    ratings: fc.array(
      fc.tuple(fc.integer({ min: 1, max: units.length }), fc.array(fc.integer({ min: 0, max: 100 }).map(String), { minLength: 1, maxLength: 4 })),
      { maxLength: 4 },
    ),
    votes: fc.array(fc.tuple(fc.integer({ min: 1, max: units.length }), fc.array(fc.nat(9), { minLength: 5, maxLength: 5 })), { maxLength: 4 }),
    late: fc.array(fc.integer({ min: 1, max: units.length }), { maxLength: 2 }),
    awarded: fc.option(fc.tuple(fc.integer({ min: 1, max: units.length }), number(20)), { nil: undefined }),
    simulated: fc.boolean(),
  }),
);

type Told = typeof story extends fc.Arbitrary<infer T> ? T : never;

const told = ({ units, roundOnce, entries, vetoed, notApplicable, ratings, votes, late, awarded, simulated }: Told): Dossier =>
  aDossier({
    units,
    schemes: [scheme],
    policy: {
      rounding: { roundOnce, article },
      publicTrack: track,
      lateReport: { each: '0.1', limit: '0.5', article },
      vetoes: [{ code: 'V1', name: '重大事故', effect: { scoreCap: '59' }, document, article }],
      quota: {
        grade: '优秀',
        rate: '0.4',
        rounding: 'down',
        minimum: 1,
        countyCeiling: '0.3',
        poolBelow: 2,
        tie: [{ by: 'goal', goal: '服务民生' }, { by: 'office' }],
        article,
      },
    },
    purpose: simulated ? 'simulated' : 'result',
    through: simulated ? '2026-06' : '2026-12',
    adjustments: [
      ...entries.map(({ on, ...each }, at) => ({ id: `E${at}`, ...each, ...(on === undefined ? {} : { on }), date: '2026-07-01', document })),
      ...(vetoed === undefined ? [] : [{ id: 'V', unit: `U00${vetoed}`, kind: 'veto' as const, veto: 'V1', matter: '事故', date: '2026-07-01', document }]),
    ],
    exceptions: [
      ...new Map(
        notApplicable.map(([unit, indicator, state]) => [`${unit}${indicator}`, { unit: `U00${unit}`, indicator, state, basis: '职能调整', document }]),
      ).values(),
    ],
    ratings: ratings.map(([unit, given]) => ({ unit: `U00${unit}`, indicator: 'B1', body: '专家', ratings: given })),
    publicVotes: votes.map(([unit, counts]) => ({ unit: `U00${unit}`, channel: '好差评', counts })),
    lateDays: late.map((unit, at) => ({ unit: `U00${unit}`, window: `W${at}`, days: at + 1 })),
    peers: [
      { indicator: 'B2', name: '邻县', value: '20' },
      { indicator: 'A2', name: '邻县', value: '3' },
    ],
    decisions:
      awarded === undefined
        ? []
        : [{ kind: 'awarded-marks', id: 'D1', unit: `U00${awarded[0]}`, indicator: 'A2', marks: awarded[1], reason: '核实', by: '考评办' }],
  });

const listsOf = (dossier: Dossier) => Object.entries(dossier).filter(([, value]) => Array.isArray(value));
const shuffled = <T>(list: readonly T[], keys: () => number): T[] =>
  list
    .map((item) => ({ item, key: keys() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('for every dossier', () => {
  it('the same dossier gives the same cards, whatever the order of its lists, byte for byte', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (given, stream) => {
        const dossier = told(given);
        const key = () => stream.next().value ?? 0;
        const mixed: Dossier = {
          ...dossier,
          ...Object.fromEntries(listsOf(dossier).map(([name, list]) => [name, shuffled(list as unknown[], key)])),
          plan: { ...dossier.plan, units: shuffled(dossier.plan.units, key), categories: shuffled(dossier.plan.categories, key) },
        };
        expect(canonicalJson(assess(mixed))).toBe(canonicalJson(assess(dossier)));
      }),
    );
  });

  it('the parts shown add up to the score shown, unless a cap, a veto or a difficulty says otherwise', () => {
    fc.assert(
      fc.property(story, (given) => {
        for (const card of assess(told(given))) {
          const parts = exact(card.total).add(exact(card.bonus)).sub(exact(card.deduction)).sub(exact(card.lateDeduction));
          const plain = greatest(parts, zero);
          const otherwise = card.steps.some(({ name }) => name === 'difficulty' || name === 'score-capped');
          if (!otherwise) expect(card.score).toBe(toText(plain));
          expect(exact(card.score).gte(0)).toBe(true);
          expect(card.percent).toBe(card.score);
        }
      }),
    );
  });

  it('leaves, nodes and the total shown add up where the policy rounds each part', () => {
    fc.assert(
      fc.property(story, (given) => {
        for (const { nodes, marks, total } of assess(told({ ...given, roundOnce: false }))) {
          const top = nodes.at(-1);
          expect(total).toBe(top?.score);
          if (top?.applicable === top?.fullMarks) expect(top?.score).toBe(toText(sum(nodes.slice(0, -1).map(({ score }) => exact(score)))));
          for (const { awarded, computed } of marks)
            for (const shown of [awarded, computed]) expect(shown === undefined || /^-?\d+(\.\d{1,2})?$/.test(shown)).toBe(true);
        }
      }),
    );
  });

  it('marks lie between 0 and full marks, and a leaf that left the tree has none', () => {
    fc.assert(
      fc.property(story, (given) => {
        for (const { state, computed, fullMarks } of assess(told(given)).flatMap(({ marks }) => marks)) {
          expect(computed === undefined).toBe(state === 'not-applicable' || state === 'exempted');
          if (computed !== undefined) expect(exact(computed).gte(0) && exact(computed).lte(exact(fullMarks))).toBe(true);
        }
      }),
    );
  });

  it('every code that a card carries has its Chinese wording, with the facts it asks for', () => {
    fc.assert(
      fc.property(story, (given) => {
        const cards = assess(told(given));
        expect(cards.flatMap(unworded)).toEqual([]);
        expect(
          cards
            .flatMap(({ marks, nodes }) => [...marks.map(({ explanation }) => explanation), ...nodes.map(({ steps }) => ({ steps, flags: [] }))])
            .flatMap(unworded),
        ).toEqual([]);
      }),
    );
  });

  it('the best grade never has more units than the county’s ceiling, and no better unit is left out', () => {
    fc.assert(
      fc.property(story, (given) => {
        const cards = assess(told(given));
        const best = cards.filter(({ grade }) => grade === '优秀');
        expect(best.length).toBeLessThanOrEqual(Math.max(Math.floor(cards.length * 0.3), 0));
        for (const { category, rank, percent } of cards.filter((card) => card.grade !== '优秀' && card.rank !== undefined)) {
          const worse = best.filter((card) => card.category === category && exact(card.percent).lt(exact(percent)));
          expect(worse, `${category} ${rank}`).toEqual([]);
        }
      }),
    );
  });

  it('ranks within a category skip as many places as are shared', () => {
    fc.assert(
      fc.property(story, (given) => {
        const ranked = assess(told(given)).filter(({ rank }) => rank !== undefined);
        for (const card of ranked) {
          const better = ranked.filter((other) => other.category === card.category && exact(other.percent).gt(exact(card.percent)));
          expect(card.rank).toBe(1 + better.length);
        }
      }),
    );
  });
});
