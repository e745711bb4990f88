import type { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { abs, average, compare, floor, inOrder, larger, minus, over, plus, type Q, q, smaller, times, total } from './fraction.ts';

/** What one mark rests on, as somebody with the files on the desk would write it down. */
export interface Desk {
  full: Q;
  /** Whether a low value is good. */
  low: boolean;
  value: Q;
  target: Q | undefined;
  baseline: Q | undefined;
  /** Values of the category's units that have one, the own among them. */
  others: Q[];
  peers: Q[];
  figure: (name: string) => Q | undefined;
}

type Of<K extends AnyRule['kind']> = Extract<AnyRule, { kind: K }>;

const better = ({ low }: Desk, a: Q, b: Q): boolean => (low ? compare(a, b) < 0 : compare(a, b) > 0);
const best = (desk: Desk, all: readonly Q[]): Q => all.reduce((top, each) => (better(desk, each, top) ? each : top));

/** A number of the rule, or what it points to; only the kinds that the sample uses. */
const reference = (given: Of<'pass-fail'>['limit'], desk: Desk): Q => {
  if (typeof given === 'string') return q(given);
  if (given.of === 'target' && desk.target !== undefined) return desk.target;
  if (given.of === 'group' && given.self && !given.peers && given.take === 'mean') return average(desk.others);
  if (given.of === 'group' && given.self && !given.peers && given.take === 'best') return best(desk, desk.others);
  throw new Error(`the hand calculation does not know the reference ${JSON.stringify(given)}`);
};

const completion = (rule: Of<'completion'>, desk: Desk): Q => {
  const aim = reference(rule.target, desk);
  if (compare(aim, q(0)) === 0) return (desk.low ? compare(desk.value, q(0)) <= 0 : compare(desk.value, q(0)) >= 0) ? desk.full : q(0);
  const off = over(minus(desk.value, aim), abs(aim));
  const rate = rule.mode === 'difference' ? plus(q(1), desk.low ? minus(q(0), off) : off) : desk.low ? over(aim, desk.value) : over(desk.value, aim);
  if (rule.floor !== undefined && compare(rate, q(rule.floor)) < 0) return q(0);
  return times(desk.full, larger(q(0), smaller(rate, q(rule.cap))));
};

const efficacy = (rule: Of<'efficacy'>, desk: Desk): Q => {
  const [worst, top] = [reference(rule.notAllowed, desk), reference(rule.satisfactory, desk)];
  const way = over(minus(desk.value, worst), minus(top, worst));
  if (rule.belowNotAllowed === 'zero' && compare(way, q(0)) < 0) return q(0);
  const points = plus(q(rule.base), times(q(rule.span), way));
  return over(times(desk.full, larger(q(0), smaller(q(100), points))), q(100));
};

/** From the best standard down: the first one reached. */
const standardBands = (rule: Of<'standard-bands'>, desk: Desk): Q => {
  for (const [at, text] of rule.standards.entries()) {
    const standard = q(text);
    if (better(desk, standard, desk.value)) continue;
    const here = times(desk.full, q(rule.coefficients[at] ?? '0'));
    const [up, upShare] = [rule.standards[at - 1], rule.coefficients[at - 1]];
    if (up === undefined || upShare === undefined) return here;
    const way = over(minus(desk.value, standard), minus(q(up), standard));
    return plus(here, times(way, minus(times(desk.full, q(upShare)), here)));
  }
  return q(0);
};

const bands = (rule: Of<'bands'>, { value }: Desk): Q => {
  const fits = rule.bands.filter(({ from, to, fromClosed, toClosed }) => {
    const [down, up] = [from === undefined ? 1 : compare(value, q(from)), to === undefined ? -1 : compare(value, q(to))];
    return (fromClosed ? down >= 0 : down > 0) && (toClosed ? up <= 0 : up < 0);
  });
  if (fits.length !== 1) throw new Error('a value must fall into exactly one band');
  return q(fits[0]?.marks ?? '0');
};

const piecewise = (rule: Of<'piecewise'>, desk: Desk): Q => {
  const x = rule.on === 'value' ? desk.value : times(over(desk.value, desk.target ?? q(0)), q(100));
  const points = rule.points.map((point): [Q, Q] => [q(point.x), q(point.marks)]);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no points');
  if (compare(x, first[0]) <= 0) return first[1];
  for (const [at, [right, upper]] of points.entries()) {
    const [left, lower] = points[at - 1] ?? first;
    if (at > 0 && compare(x, right) <= 0) return plus(lower, over(times(minus(x, left), minus(upper, lower)), minus(right, left)));
  }
  return last[1];
};

const interval = (rule: Of<'interval'>, desk: Desk): Q => {
  const [zeroLow, low, high, zeroHigh] = [rule.zeroLow, rule.low, rule.high, rule.zeroHigh].map((each) => reference(each, desk)) as [Q, Q, Q, Q];
  const rising = over(minus(desk.value, zeroLow), minus(low, zeroLow));
  const falling = over(minus(zeroHigh, desk.value), minus(zeroHigh, high));
  return times(desk.full, larger(q(0), smaller(q(1), smaller(rising, falling))));
};

const stepDeduction = (rule: Of<'step-deduction'>, desk: Desk): Q => {
  const limit = reference(rule.reference, desk);
  const beyond = larger(q(0), rule.side === 'above' ? minus(desk.value, limit) : minus(limit, desk.value));
  const exactly = over(beyond, q(rule.step));
  const steps = rule.steps === 'prorata' ? exactly : rule.steps === 'whole' ? q(floor(exactly)) : q(-floor(minus(q(0), exactly)));
  return larger(q(rule.floor), minus(desk.full, times(steps, q(rule.each))));
};

const passFail = (rule: Of<'pass-fail'>, desk: Desk): Q => {
  const side = compare(desk.value, reference(rule.limit, desk));
  const met = { '>=': side >= 0, '>': side > 0, '<=': side <= 0, '<': side < 0, '=': side === 0 }[rule.operator];
  return met ? desk.full : q(0);
};

const growth = (rule: Of<'growth'>, desk: Desk): Q => {
  const level = byHand(rule.level, desk);
  if (desk.baseline === undefined) throw new Error('growth without a baseline');
  if (compare(desk.baseline, q(0)) === 0) {
    if (rule.zeroBaseline !== 'levelOnly') throw new Error('not in the sample');
    return level;
  }
  const grown = times(over(minus(desk.value, desk.baseline), abs(desk.baseline)), q(100));
  const part = byHand(rule.growth, { ...desk, value: grown, target: rule.growthTarget === undefined ? undefined : q(rule.growthTarget), others: [] });
  return plus(times(q(rule.levelShare), level), times(minus(q(1), q(rule.levelShare)), part));
};

const placeMarks = ({ scale }: Of<'rank'>, place: number, size: number, full: Q): Q => {
  switch (scale.by) {
    case 'table':
      return q(scale.marks[place - 1] ?? scale.marks.at(-1) ?? '0');
    case 'bands':
      return q(scale.bands.find(({ to }) => place <= (to ?? size))?.marks ?? '0');
    case 'step':
      return larger(q(scale.floor), minus(full, times(times(full, q(scale.step)), q(place - 1))));
    case 'linear':
      return minus(full, over(times(minus(full, q(scale.least)), q(place - 1)), q(size - 1)));
  }
};

const rank = (rule: Of<'rank'>, desk: Desk): Q => {
  const field = [...desk.others, ...desk.peers];
  const ahead = field.filter((each) => better(desk, each, desk.value)).length;
  const level = field.filter((each) => compare(each, desk.value) === 0).length;
  const places = rule.ties === 'better' ? [ahead + 1] : Array.from({ length: level }, (_, at) => ahead + 1 + at);
  return average(places.map((place) => placeMarks(rule, place, field.length, desk.full)));
};

const ratioToBest = (desk: Desk): Q => over(times(desk.full, desk.value), best(desk, [...desk.others, ...desk.peers]));

const checklist = (rule: Of<'checklist'>, { figure }: Desk): Q =>
  total(rule.points.map(({ name, marks }) => (compare(figure(name) ?? q(0), q(1)) === 0 ? q(marks) : q(0))));

const deductions = (rule: Of<'count'>, { full, figure }: Desk): Q => {
  const lost = rule.kinds.map(({ name, each, cap }) => {
    const all = times(q(each), figure(name) ?? q(0));
    return cap === undefined ? all : smaller(all, q(cap));
  });
  return larger(q(rule.floor), minus(full, total(lost)));
};

/** Marks of a rule that needs no ratings and no ledger; the value is known. */
export const byHand = (rule: AnyRule, desk: Desk): Q => {
  switch (rule.kind) {
    case 'completion':
      return completion(rule, desk);
    case 'efficacy':
      return efficacy(rule, desk);
    case 'standard-bands':
      return standardBands(rule, desk);
    case 'bands':
      return bands(rule, desk);
    case 'piecewise':
      return piecewise(rule, desk);
    case 'interval':
      return interval(rule, desk);
    case 'step-deduction':
      return stepDeduction(rule, desk);
    case 'pass-fail':
      return passFail(rule, desk);
    case 'growth':
      return growth(rule, desk);
    case 'rank':
      return rank(rule, desk);
    case 'ratio-to-best':
      return ratioToBest(desk);
    case 'imported':
      return times(desk.full, over(desk.value, q(rule.outOf)));
    case 'checklist':
      return checklist(rule, desk);
    case 'count':
      return deductions(rule, desk);
    case 'rated':
      throw new Error('rated items are added up in ratings.ts');
  }
};

/** 中位数, 平均, 去掉最高最低. */
export const panel = (ratings: readonly Q[], aggregate: Of<'rated'>['bodies'][number]['aggregate']): Q => {
  const sorted = inOrder(ratings);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  if (aggregate.method === 'median') return average(middle);
  return aggregate.method === 'mean' ? average(sorted) : average(sorted.slice(aggregate.drop, sorted.length - aggregate.drop));
};
