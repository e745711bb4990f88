import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { type Markings, markingsOf } from './secrecy.ts';
import { feeds, type Source } from './source.ts';

/** What the rows of a file are held against: the year's units, what each is asked for, and the source. */
export interface Book {
  year: number;
  /** Names the papers that a template follows: plan and schemes by their versions, the source by its own. */
  version: string;
  units: readonly Unit[];
  /** The county's month: nothing speaks of a later one. */
  thisMonth: string;
  source: Source;
  /** What no row may bear. */
  markings: Markings;
  unitsById: ReadonlyMap<string, Unit>;
  /** Names that two units share are nobody's. */
  unitsByName: ReadonlyMap<string, Unit>;
  /** Figures by category and name. */
  asked: ReadonlyMap<string, ReadonlyMap<string, Figure>>;
  /** Every figure of the year by name. */
  figures: ReadonlyMap<string, Figure>;
  /** Names of the figures that the source delivers. */
  delivered: readonly string[];
}

interface Papers {
  policy: Pick<Policy, 'secrecy'>;
  plan: Plan;
  schemes: readonly Scheme[];
  source: Source;
  today: string;
}

/** What the year asks of its units. */
export const openRoll = ({ plan, schemes }: Pick<Papers, 'plan' | 'schemes'>): Pick<Book, 'unitsById' | 'asked' | 'figures'> => {
  const asked = new Map(
    plan.categories.map(({ code, scheme }) => [
      code,
      new Map(schemes.filter((each) => each.code === scheme).flatMap((each) => figuresOf(each).map((figure) => [figure.name, figure] as const))),
    ]),
  );
  const figures = new Map([...asked.values()].flatMap((each) => [...each]));
  return { unitsById: new Map(plan.units.map((unit) => [unit.id, unit])), asked, figures };
};

/** `1.SA_1.SB_2.3`: the plan's version, that of each scheme by its code, that of the source's registration. */
const versionOf = ({ plan, schemes, source }: Papers): string =>
  [plan.version, ...schemes.map(({ code, version }) => `${code}_${version}`).sort(), source.rev].join('.');

/** Opens the book of a cycle for a source's file. */
export const openBook = (papers: Papers): Book => {
  const { policy, plan, schemes, source, today } = papers;
  const roll = openRoll({ plan, schemes });
  const names = Map.groupBy(plan.units, ({ name }) => name);
  return {
    year: plan.year,
    version: versionOf(papers),
    units: plan.units,
    thisMonth: today.slice(0, 7),
    source,
    markings: markingsOf(policy),
    ...roll,
    unitsByName: new Map([...names].flatMap(([name, units]) => (units.length === 1 && units[0] !== undefined ? [[name, units[0]] as const] : []))),
    delivered: [...roll.figures.values()].filter((figure) => feeds(source, figure)).map(({ name }) => name),
  };
};
