import type { Category, Unit } from '#domain/schemes/plan.ts';
import { unitsIn } from '#domain/schemes/units-in.ts';
import type { Dossier } from './dossier.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** A category as it is scored: its scheme, read once for all, and the units assessed by the dossier's month. */
export interface LineUp {
  category: Category;
  /** The last version: what every page shows. */
  sheet: Sheet;
  /** Versions before it, oldest first, where the plan weighs each by its months [Z01]. */
  earlier: readonly Sheet[];
  units: readonly Unit[];
}

const sheetsOf = ({ schemes, plan }: Dossier, { scheme: code }: Category): Pick<LineUp, 'sheet' | 'earlier'> => {
  const versions = schemes.filter((each) => each.code === code).sort((a, b) => a.version - b.version);
  const last = versions.pop();
  if (last === undefined) throw new RangeError(`no scheme ${code}`);
  return { sheet: sheetOf(last), earlier: plan.schemeChange === 'monthsWeighted' ? versions.map(sheetOf) : [] };
};

export const lineUpsOf = (dossier: Dossier): LineUp[] => {
  const units = Map.groupBy(unitsIn(dossier.plan, dossier.through), ({ category }) => category);
  return dossier.plan.categories.map((category) => ({ category, ...sheetsOf(dossier, category), units: units.get(category.code) ?? [] }));
};
