import jsonata from 'jsonata';
import { assess } from '#domain/scoring/assess.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { leafCount, marksDossier, rules, unitCount } from './marks-dossier.ts';
import { inTurns, median } from './timing.ts';

const expressions = rules.map((each) => jsonata(each.jsonata));

/** The same marks by JSONata, which says a number and nothing else. */
const byJsonata = async ({ figures }: Dossier): Promise<number[]> => {
  const marks: number[] = [];
  for (const [at, { value }] of figures.entries()) {
    marks.push(Number(await expressions[(at % leafCount) % rules.length]?.evaluate({ x: Number(value), T: 90 })));
  }
  return marks;
};

const ours = (dossier: Dossier): number[] => assess(dossier).flatMap(({ marks }) => marks.map(({ awarded }) => Number(awarded)));

const sameMarks = async (dossier: Dossier): Promise<boolean> => {
  const [mine, theirs] = [ours(dossier), await byJsonata(dossier)];
  return mine.length === theirs.length && mine.every((mark, at) => Math.abs(mark - (theirs[at] ?? Number.NaN)) < 0.0051);
};

export interface MarksResult {
  perSecond: number;
  jsonataPerSecond: number;
  ratio: number;
}

/** Explained marks a second, through the whole of `assess`, against JSONata computing the same marks without explanation. */
export const benchMarks = async (): Promise<MarksResult> => {
  const dossier = marksDossier(1);
  if (!(await sameMarks(dossier))) throw new Error('JSONata and assess disagree: the comparison would be void');
  const { explained, plain } = await inTurns({ explained: () => assess(dossier), plain: () => byJsonata(dossier) }, 9);
  const marks = leafCount * unitCount;
  return { perSecond: (marks / explained) * 1000, jsonataPerSecond: (marks / plain) * 1000, ratio: plain / explained };
};

const most = 120;

/** Time of 120 counties over 120 times the time of one: above 1 the work grows faster than the number of counties. */
export const benchCounties = async (): Promise<{ one: number; many: number; ratio: number }> => {
  const dossiers = Array.from({ length: most }, (_, seed) => marksDossier(seed));
  const single: number[] = [];
  for (const dossier of dossiers.slice(0, 20)) {
    const started = performance.now();
    assess(dossier);
    single.push(performance.now() - started);
  }
  const started = performance.now();
  for (const dossier of dossiers) assess(dossier);
  const many = performance.now() - started;
  const one = median(single);
  return { one, many, ratio: many / (most * one) };
};
