import type * as z from 'zod';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import { assess } from '#domain/scoring/assess.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { Mark, Scorecard } from '#domain/scoring/scorecard.ts';

type WrittenScheme = Omit<z.input<typeof Scheme>, 'root'> & { root: WrittenNode };
type Written = Omit<z.input<typeof Dossier>, 'schemes'> & { schemes: WrittenScheme[] };
type WrittenLeaf = z.input<typeof Indicator>;
interface WrittenNode extends Partial<Omit<Node, 'children'>> {
  children: Child[];
}
type Child = WrittenLeaf | WrittenNode;
type WrittenUnit = Partial<z.input<typeof Plan>['units'][number]>;

/** Values by figure: one for December, or one a month (`{ '2026-03': '12' }`). */
type Figures = Record<string, string | Record<string, string>>;

export interface UnitStory extends WrittenUnit {
  figures?: Figures;
  source?: string;
  targets?: Record<string, { target?: string; baseline?: string; milestones?: { month: string; value: string }[] }>;
}

const article = '第一条';

export const levels = [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '合格', from: '60' }, { name: '不合格' }];

const aPolicy = (given: Partial<z.input<typeof Policy>>): z.input<typeof Policy> => ({
  format: 'xianheng-policy/1',
  county: '330798',
  title: '综合考评办法',
  version: 1,
  effectiveFrom: '2025-12-01',
  goals: [{ name: '服务民生', article }],
  fields: ['经济发展'],
  rounding: { article },
  grades: { levels, article },
  quota: { grade: '优秀', rate: '1', rounding: 'down', minimum: 1, poolBelow: 0, tie: 'allIn', article },
  finalCap: { at: 'none', article },
  newUnits: { article },
  lights: { green: '0.95', yellow: '0.80', gap: '20', article },
  budget: { coefficients: [{ grade: '优秀', coefficient: '1' }], article },
  days: { appealWorkingDays: 5, noticeWorkingDays: 5, article },
  opensNextCycle: { day: '12-01', article },
  ...given,
});

const aPlan = (given: Partial<z.input<typeof Plan>>): z.input<typeof Plan> => ({
  format: 'xianheng-plan/1',
  county: '330798',
  year: 2026,
  title: '2026年度考评方案',
  policyVersion: 1,
  categories: [],
  units: [],
  windows: [{ code: '2026FY', name: '年终', from: '2026-01', to: '2026-12', opens: '2027-01-05', due: '2027-01-15', final: true }],
  phases: { midtermTracking: '2026-07-01', finalScoring: '2027-01-04', feedback: '2027-02-10', budgetLinkage: '2027-03-15' },
  due: {
    issuePlan: '2026-01-15',
    publishSchemes: '2026-02-01',
    agreeTargets: '2026-02-15',
    confirmBaseData: '2026-02-28',
    expertRatings: '2027-01-31',
    publicRatings: '2027-01-31',
    firstLook: '2027-02-05',
    review: '2027-02-25',
    decision: '2027-03-10',
    budgetSignOff: '2027-03-31',
  },
  calendar: {},
  ...given,
});

/** A leaf whose value is the score of another assessment out of its own full marks: a unit's value is its mark. */
export const aLeaf = (given: Partial<WrittenLeaf> & { code: string }): WrittenLeaf => ({
  kind: 'indicator',
  name: given.code,
  fullMarks: '100',
  text: '引用',
  rule: { kind: 'imported', outOf: given.fullMarks ?? '100' },
  ...given,
});

export const aNode = (given: Partial<WrittenNode> & { code: string }): WrittenNode => ({
  kind: 'node',
  name: given.code,
  fullMarks: '100',
  children: [],
  ...given,
});

export const aScheme = ({ code = 'S', root = {}, ...given }: Omit<Partial<WrittenScheme>, 'root'> & { root?: Partial<WrittenNode> } = {}): WrittenScheme => ({
  format: 'xianheng-scheme/1',
  code,
  name: `细则${code}`,
  year: 2026,
  version: 1,
  effectiveFrom: '2026-01-01',
  root: { kind: 'node', code: 'TOP', name: '总分', fullMarks: '100', children: [aLeaf({ code: 'P1', name: '得分' })], ...root },
  ...given,
});

export interface Story extends Partial<Omit<Written, 'policy' | 'plan'>> {
  units: readonly UnitStory[];
  policy?: Partial<z.input<typeof Policy>>;
  plan?: Partial<z.input<typeof Plan>>;
}

/** A unit of the default scheme that earns this score. */
export const scoring = (score: string | number, given: UnitStory = {}): UnitStory => ({ figures: { 得分: String(score) }, ...given });

const figuresOf = (unit: string, { figures = {}, source = '自报' }: UnitStory): NonNullable<Written['figures']> =>
  Object.entries(figures).flatMap(([figure, values]) =>
    Object.entries(typeof values === 'string' ? { '2026-12': values } : values).map(([period, value]) => ({ unit, figure, period, value, source })),
  );

/** A dossier of the year 2026: units U001, U002, … of category A under scheme S, unless the story says otherwise. */
export const aDossier = ({ units, policy = {}, plan = {}, schemes = [aScheme()], ...lists }: Story): Dossier => {
  const told = units.map((unit, at) => ({ ...unit, id: unit.id ?? `U${String(at + 1).padStart(3, '0')}`, category: unit.category ?? 'A' }));
  const codes = [...new Set(told.map(({ category }) => category))];
  return Dossier.parse({
    format: 'xianheng-dossier/1',
    purpose: 'result',
    through: '2026-12',
    policy: aPolicy(policy),
    plan: aPlan({
      categories: codes.map((code) => ({ code, name: `${code}类`, scheme: schemes[0]?.code ?? 'S' })),
      units: told.map(({ figures: _, targets: __, source: ___, ...unit }) => ({ name: `${unit.id}局`, kind: 'department', ...unit })),
      ...plan,
    }),
    schemes,
    figures: told.flatMap((unit) => figuresOf(unit.id, unit)),
    targets: told.flatMap(({ id, targets = {} }) => Object.entries(targets).map(([indicator, target]) => ({ unit: id, indicator, ...target }))),
    ...lists,
  } satisfies Written);
};

export const cardOf = (dossier: Dossier, unit = 'U001'): Scorecard => {
  const card = assess(dossier).find((each) => each.unit === unit);
  if (card === undefined) throw new Error(`no card of ${unit}`);
  return card;
};

export const markOf = (dossier: Dossier, code: string, unit = 'U001'): Mark => {
  const mark = cardOf(dossier, unit).marks.find((each) => each.code === code);
  if (mark === undefined) throw new Error(`no mark ${code} of ${unit}`);
  return mark;
};

export const codesOf = ({ flags }: { flags: readonly { code: string }[] }): string[] => flags.map(({ code }) => code);
