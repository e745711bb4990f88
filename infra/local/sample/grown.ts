import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Playable } from '../play/sample-port.ts';
import { type Scale, scaled, scaleOf } from './scale.ts';

/** A unit of the larger county and the one it is modelled on. */
interface Clone {
  unit: Unit;
  model: string;
  scale: Scale;
}

/** Units that others can be modelled on: whole-year units with figures of their own (partners of a joint indicator have the lead's). */
const modelsOf = ({ units, joints }: Plan): Unit[] => {
  const partners = new Set(joints.flatMap((joint) => joint.partners.map(({ unit }) => unit)));
  return units.filter(({ id, since }) => since === undefined && !partners.has(id));
};

const highest = (ids: readonly string[]): number => Math.max(...ids.map((id) => Number(id.slice(1))));

/** The next free name of the category; when the list is used up, the model's with a number. */
const nameOf = (model: Unit, taken: ReadonlySet<string>, names: Record<string, string[]>): string => {
  const listed = names[model.category]?.find((name) => !taken.has(name));
  if (listed !== undefined) return listed;
  for (let number = 2; ; number++) if (!taken.has(`${model.name}第${number}分局`)) return `${model.name}第${number}分局`;
};

const clonesOf = ({ plan, joining }: Playable, more: number, names: Record<string, string[]>): Clone[] => {
  const models = modelsOf(plan);
  const all = [...plan.units, ...joining.map(({ unit }) => unit)];
  const taken = new Set(all.map(({ name }) => name));
  const first = highest(all.map(({ id }) => id)) + 1;
  return Array.from({ length: Math.max(0, more) }, (_, at) => models[at % models.length])
    .filter((model) => model !== undefined)
    .map((model, at) => {
      const name = nameOf(model, taken, names);
      taken.add(name);
      const id = `U${String(first + at).padStart(3, '0')}`;
      return { unit: { ...model, id, name }, model: model.id, scale: scaleOf(at) };
    });
};

const copies = <T extends { unit: string }>(rows: readonly T[], clones: readonly Clone[], vary: (row: T, clone: Clone) => T): T[] => {
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  return [...rows, ...clones.flatMap((clone) => (byUnit.get(clone.model) ?? []).map((row) => vary({ ...row, unit: clone.unit.id }, clone)))];
};

/** Figures that grow with the size of a unit; the others (rates, marks, yes or no) vary with how well it works. */
const sized = ({ schemes }: Playable): ((figure: string) => boolean) => {
  const units = new Map(schemes.flatMap(figuresOf).map(({ name, unitOfMeasure }) => [name, unitOfMeasure]));
  const rates = new Set(['%', '分', '是1否0', '小时', '千瓦时', '元', '起', '处']);
  return (figure) => !rates.has(units.get(figure) ?? '');
};

const rate = (unitOfMeasure: string | undefined): boolean => unitOfMeasure === '%' || unitOfMeasure === '分';

const figureOf = (sample: Playable): ((row: FigureValue, clone: Clone) => FigureValue) => {
  const units = new Map(sample.schemes.flatMap(figuresOf).map(({ name, unitOfMeasure }) => [name, unitOfMeasure]));
  const grows = sized(sample);
  return (row, { scale }) => {
    if (grows(row.figure)) return { ...row, value: scaled(row.value, scale.size) };
    return rate(units.get(row.figure)) ? { ...row, value: scaled(row.value, scale.quality) } : row;
  };
};

const peopleOf = ({ unit }: Clone): Playable['people'] =>
  (['unit-reporter', 'unit-leader'] as const).map((role) => ({
    id: `${role}-${unit.id}`,
    name: `${unit.name}${role === 'unit-reporter' ? '填报人' : '负责人'}`,
    posts: [{ role, unit: unit.id, from: '2025-01-01' }],
  }));

const sumOf = (budgets: Playable['budgets']): bigint => budgets.reduce((sum, { base }) => sum + BigInt(base), 0n);

/** A larger county: the sample's units and as many more, modelled on them in turn; their figures vary with size and quality. Pure and deterministic. */
export const grown = (sample: Playable, units: number, names: Record<string, string[]>): Playable => {
  const clones = clonesOf(sample, units - sample.plan.units.length - sample.joining.length, names);
  if (clones.length === 0) return sample;
  const vary = figureOf(sample);
  const budgets = copies(sample.budgets, clones, (row, { scale }) => ({
    ...row,
    base: scaled(row.base, scale.size),
    protected: {
      basicGuarantees: scaled(row.protected.basicGuarantees, scale.size),
      debtService: scaled(row.protected.debtService, scale.size),
      earmarked: scaled(row.protected.earmarked, scale.size),
      contracts: scaled(row.protected.contracts, scale.size),
    },
  }));
  return {
    ...sample,
    plan: { ...sample.plan, units: [...sample.plan.units, ...clones.map(({ unit }) => unit)] },
    people: [...sample.people, ...clones.flatMap(peopleOf)],
    targets: copies(sample.targets, clones, (row, { scale }) => {
      const amount = (text: string) => (Number(text) > 100 ? scaled(text, scale.size) : text);
      return {
        ...row,
        ...(row.target === undefined ? {} : { target: amount(row.target) }),
        ...(row.baseline === undefined ? {} : { baseline: amount(row.baseline) }),
        milestones: row.milestones.map(({ month, value }) => ({
          month,
          value: row.target !== undefined && Number(row.target) > 100 ? scaled(value, scale.size) : value,
        })),
      };
    }),
    baseData: copies(sample.baseData, clones, vary),
    figures: copies(sample.figures, clones, vary),
    gaps: copies(sample.gaps, clones, (row) => row),
    ratings: copies(sample.ratings, clones, (row, { scale }) => ({ ...row, ratings: row.ratings.map((text) => scaled(text, scale.quality)) })),
    publicVotes: copies(sample.publicVotes, clones, (row, { scale }) => ({
      ...row,
      counts: row.counts.map((count) => Number(scaled(String(count), scale.size))),
    })),
    budgets,
    budgetTotal: ((BigInt(sample.budgetTotal) * sumOf(budgets)) / sumOf(sample.budgets)).toString(),
  };
};
