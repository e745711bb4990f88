import type { Playable } from '../../../infra/local/play/sample-port.ts';
import { cardByHand, type HandCard } from './card.ts';
import { compare, over, type Q, q, times } from './fraction.ts';

export interface HandRow extends HandCard {
  percent: Q;
  grade: string;
  rank: number | undefined;
}

/** Working days that reports were late, counted on a calendar on the wall: U007 on Monday 19 October for Friday 16; U020 on Wednesday 15 July for Friday 10. */
const late = [
  { unit: 'U007', days: 1 },
  { unit: 'U020', days: 3 },
];

const thresholds = [
  ['优秀', 90],
  ['良好', 80],
  ['合格', 60],
] as const;
const grades = ['优秀', '良好', '合格', '不合格'];

const vetoed = ({ ledger, policy }: Playable, unit: string): string | undefined => {
  const fact = ledger.flatMap(({ content }) =>
    content.type === 'adjustment' && content.adjustment.kind === 'veto' && content.adjustment.unit === unit ? [content.adjustment] : [],
  )[0];
  const effect = policy.vetoes.find(({ code }) => code === fact?.veto)?.effect;
  return effect !== undefined && 'gradeCap' in effect ? effect.gradeCap : undefined;
};

/** 30 % of each category, half up, at least one; but 30 % of the county in all, by largest remainder. */
const seats = (sizes: ReadonlyMap<string, number>): Map<string, number> => {
  const all = [...sizes];
  const wanted = all.map(([code, size]): [string, number] => [code, Math.max(1, Math.floor((3 * size) / 10 + 0.5))]);
  const most = Math.floor((3 * all.reduce((sum, [, size]) => sum + size, 0)) / 10);
  if (wanted.reduce((sum, [, each]) => sum + each, 0) <= most) return new Map(wanted);
  const whole = all.map(([code, size]) => ({ code, seats: Math.floor((3 * size) / 10), tenths: (3 * size) % 10 }));
  const left = most - whole.reduce((sum, each) => sum + each.seats, 0);
  for (const each of [...whole].sort((a, b) => b.tenths - a.tenths).slice(0, left)) each.seats++;
  return new Map(whole.map((each) => [each.code, each.seats]));
};

/** Who takes the seats of a category: by score, then by marks for 服务民生 and for 依法行政. */
const seated = (runners: readonly HandRow[], free: number): Set<string> => {
  const order = [...runners].sort(
    (a, b) => compare(b.percent, a.percent) || compare(b.goal('服务民生'), a.goal('服务民生')) || compare(b.goal('依法行政'), a.goal('依法行政')),
  );
  return new Set(order.slice(0, free).map(({ unit }) => unit));
};

/** The year's table worked out from the files with pencil and paper: fractions, no code of the engine. */
export const tableByHand = (sample: Playable): HandRow[] => {
  const units = [...sample.plan.units, ...sample.joining.map(({ unit }) => unit)];
  const rows = units.map((unit): HandRow => {
    const code = sample.plan.categories.find((each) => each.code === unit.category)?.scheme;
    const scheme = sample.schemes.find((each) => each.code === code);
    if (scheme === undefined) throw new Error(`no scheme for ${unit.id}`);
    const card = cardByHand(
      sample,
      scheme,
      unit,
      units.filter(({ category }) => category === unit.category),
      late,
    );
    const percent = times(over(card.score, card.full), q(100));
    const reached = thresholds.find(([, from]) => compare(percent, q(from)) >= 0)?.[0] ?? '不合格';
    const cap = vetoed(sample, unit.id);
    const capped = cap !== undefined && grades.indexOf(cap) > grades.indexOf(reached) ? cap : reached;
    return { ...card, percent, grade: unit.since === undefined ? capped : '不定等次', rank: undefined };
  });
  const standing = rows.filter(({ grade }) => grade !== '不定等次');
  const free = seats(new Map(Object.entries(Object.groupBy(standing, ({ category }) => category)).map(([code, own]) => [code, own?.length ?? 0])));
  const best = new Set(
    [...free].flatMap(([code, count]) => [
      ...seated(
        standing.filter(({ category, grade }) => category === code && grade === '优秀'),
        count,
      ),
    ]),
  );
  const ranked = (row: HandRow) => row.grade !== '不定等次' && vetoed(sample, row.unit) === undefined;
  return rows.map((row) => ({
    ...row,
    grade: row.grade === '优秀' && !best.has(row.unit) ? '良好' : row.grade,
    rank: ranked(row)
      ? 1 + rows.filter((other) => other.category === row.category && ranked(other) && compare(other.percent, row.percent) > 0).length
      : undefined,
  }));
};
