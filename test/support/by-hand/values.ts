import type { Figure, Indicator } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Node, Scheme } from '#domain/schemes/scheme.ts';
import type { Playable } from '../../../infra/local/play/sample-port.ts';
import { abs, average, over, type Q, q, times, total } from './fraction.ts';

export const leaves = (node: Node): Indicator[] => node.children.flatMap((child) => (child.kind === 'node' ? leaves(child) : [child]));

type Definition = Pick<Figure, 'accumulation' | 'frequency' | 'baseData'>;

/** What the scheme says of a figure: listed with the scheme or an indicator, or the indicator itself. */
const definitionOf = (scheme: Scheme, name: string): Definition => {
  const listed = [...scheme.figures, ...leaves(scheme.root).flatMap(({ figures }) => figures)].find((figure) => figure.name === name);
  const own = leaves(scheme.root).find((leaf) => leaf.name === name);
  if (listed === undefined && own === undefined) throw new Error(`no figure ${name}`);
  return listed ?? { accumulation: own?.accumulation ?? 'cumulative', frequency: own?.frequency ?? 'yearly', baseData: false };
};

/** The figure at the end of the year. */
export const yearsFigure = (sample: Playable, scheme: Scheme, unit: string, name: string): Q | undefined => {
  const { accumulation, baseData } = definitionOf(scheme, name);
  const rows = (baseData ? sample.baseData : sample.figures).filter((row) => row.unit === unit && row.figure === name);
  const [december, values] = [rows.find(({ period }) => period.endsWith('-12') && (!baseData || period.startsWith('2025'))), rows.map(({ value }) => q(value))];
  if (baseData || accumulation === 'cumulative' || accumulation === 'point-in-time') return december === undefined ? undefined : q(december.value);
  if (values.length === 0) return undefined;
  return accumulation === 'average' ? average(values) : total(values);
};

/** Formulas of the sample have one form: part over whole, in %. */
const share = /^(abs\()?([^()]+?)\)? \/ (.+) × 100$/;

export const yearsValue = (sample: Playable, scheme: Scheme, { name, formula, code }: Indicator, unit: Unit): Q | undefined => {
  const holder =
    sample.plan.joints.find(({ indicator, partners }) => indicator === code && partners.some((partner) => partner.unit === unit.id))?.lead ?? unit.id;
  if (formula === undefined) return yearsFigure(sample, scheme, holder, name);
  const [, magnitude, part, whole] = share.exec(formula) ?? [];
  if (part === undefined || whole === undefined) throw new Error(`formula of another form: ${formula}`);
  const [above, below] = [yearsFigure(sample, scheme, holder, part), yearsFigure(sample, scheme, holder, whole)];
  if (above === undefined || below === undefined) return undefined;
  return times(over(magnitude === undefined ? above : abs(above), below), q(100));
};
