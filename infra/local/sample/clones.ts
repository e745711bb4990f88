import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { Playable } from '../play/sample-port.ts';
import { type Scale, scaleOf } from './scale.ts';

/** A unit of the larger county and the one it is modelled on. */
export interface Clone {
  unit: Unit;
  model: string;
  scale: Scale;
}

/** Units that others can be modelled on: whole-year units with figures of their own (partners of a joint indicator have the lead's). */
const modelsOf = ({ units, joints }: Plan): Unit[] => {
  const partners = new Set(joints.flatMap((joint) => joint.partners.map(({ unit }) => unit)));
  return units.filter(({ id, since }) => since === undefined && !partners.has(id));
};

/** The next free name of the category; when the list is used up, the model's with a number. */
const nameOf = (model: Unit, taken: ReadonlySet<string>, names: Record<string, string[]>): string => {
  const listed = names[model.category]?.find((name) => !taken.has(name));
  if (listed !== undefined) return listed;
  for (let number = 2; ; number++) {
    const name = `${model.name}第${number}分局`;
    if (!taken.has(name)) return name;
  }
};

/** So many more units, modelled on the sample's in turn, with names of their category. */
export const clonesOf = ({ plan, joining }: Playable, more: number, names: Record<string, string[]>): Clone[] => {
  const models = modelsOf(plan);
  const all = [...plan.units, ...joining.map(({ unit }) => unit)];
  const taken = new Set(all.map(({ name }) => name));
  const first = Math.max(...all.map(({ id }) => Number(id.slice(1)))) + 1;
  return Array.from({ length: Math.max(0, more) }, (_, at) => models[at % models.length])
    .filter((model) => model !== undefined)
    .map((model, at) => {
      const name = nameOf(model, taken, names);
      taken.add(name);
      return { unit: { ...model, id: `U${String(first + at).padStart(3, '0')}`, name }, model: model.id, scale: scaleOf(at) };
    });
};

/** Who reports for the unit and who signs. */
export const peopleOf = ({ unit }: Clone): Playable['people'] =>
  (['unit-reporter', 'unit-leader'] as const).map((role) => ({
    id: `${role}-${unit.id}`,
    name: `${unit.name}${role === 'unit-reporter' ? '填报人' : '负责人'}`,
    posts: [{ role, unit: unit.id, from: '2025-01-01' }],
  }));
