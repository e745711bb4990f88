import type { Category, Unit } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { unitsIn } from '#domain/schemes/units-in.ts';
import type { Dossier } from './dossier.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** A category as it is scored: its scheme, read once for all, and the units assessed by the dossier's month. */
export interface LineUp {
  category: Category;
  sheet: Sheet;
  units: readonly Unit[];
}

/** The last version of a scheme counts for the whole year. */
const schemeOf = ({ schemes }: Dossier, { scheme: code }: Category): Scheme => {
  const latest = schemes
    .filter((each) => each.code === code)
    .reduce<Scheme | undefined>((last, each) => (each.version > (last?.version ?? 0) ? each : last), undefined);
  if (latest === undefined) throw new RangeError(`no scheme ${code}`);
  return latest;
};

export const lineUpsOf = (dossier: Dossier): LineUp[] => {
  const units = Map.groupBy(unitsIn(dossier.plan, dossier.through), ({ category }) => category);
  return dossier.plan.categories.map((category) => ({ category, sheet: sheetOf(schemeOf(dossier, category)), units: units.get(category.code) ?? [] }));
};
