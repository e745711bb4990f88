import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Acknowledgement, blocksOf, hintsOf, judgeEntries } from '#domain/reporting/findings.ts';
import { type Validated, validate } from '#domain/reporting/validate.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import { Validation } from '#domain/schemes/validation.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const unit = 'U001';
const month = '2026-03';
const figureOf = (name: string, more: Partial<Figure> = {}) =>
  Figure.parse({ name, unitOfMeasure: '件', accumulation: 'cumulative', frequency: 'monthly', source: '自报', ...more });
const figures = [figureOf('受理'), figureOf('办结'), figureOf('窗口'), figureOf('网上'), figureOf('上年受理', { baseData: true, source: '统计局' })];
const asked = ['受理', '办结', '窗口', '网上'];
const cells = figures.filter(({ name }) => asked.includes(name)).map((figure) => ({ figure, month }));
const value = (figure: string, text: string, period = month, source = '自报'): FigureValue => ({ unit, figure, period, value: text, source });
const rule = (of: object) => Validation.parse({ code: 'V1', level: 'block', at: 'entry', message: '数据有误', ...of });
const form = (rules: readonly Validation[], known: FigureValue[] = [], more: Partial<Validated> = {}): Validated => ({
  ...{ rules, figures, cells, known, unchanged: [], missing: [] },
  ...more,
});
const foundIn = (of: object, known: FigureValue[], more: Partial<Validated> = {}) => validate(form([rule(of)], known, more)).map(({ got }) => got);

describe('a rule', () => {
  const notMore = { kind: 'compare', left: '办结', operator: '<=', right: '受理' };

  it('compares two formulas over the figures of a month, and says what it found', () => {
    expect(validate(form([rule(notMore)], [value('受理', '10'), value('办结', '11')]))).toEqual([
      { rule: 'V1', level: 'block', month, figures: ['受理', '办结'], message: '数据有误', got: '办结 = 11,受理 = 10' },
    ]);
    expect(foundIn(notMore, [value('受理', '11'), value('办结', '11')])).toEqual([]);
  });

  it('has no answer where a figure is not there or a formula cannot be computed', () => {
    expect(foundIn(notMore, [value('办结', '11')])).toEqual([]);
    expect(foundIn({ ...notMore, left: '办结 / 受理', right: '1' }, [value('受理', '0'), value('办结', '11')])).toEqual([]);
  });

  it('reads base data of the year before, and other sources where the unit gives nothing', () => {
    const against = { kind: 'compare', left: '受理', operator: '>=', right: '上年受理' };
    expect(foundIn(against, [value('受理', '80'), value('上年受理', '90', '2025-12', '统计局')])).toEqual(['受理 = 80,上年受理 = 90']);
    expect(foundIn(notMore, [value('受理', '10', month, '统计局'), value('办结', '11')])).toEqual(['办结 = 11,受理 = 10']);
  });

  it.each(['=', '!=', '<', '<=', '>', '>='] as const)('compares with %s as numbers do', (operator) => {
    const holds = { '=': (a: number, b: number) => a === b, '!=': (a: number, b: number) => a !== b, '<': (a: number, b: number) => a < b } as const;
    const more = { '<=': (a: number, b: number) => a <= b, '>': (a: number, b: number) => a > b, '>=': (a: number, b: number) => a >= b } as const;
    const wanted = { ...holds, ...more }[operator];
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (a, b) => {
        expect(foundIn({ ...notMore, operator }, [value('办结', String(a)), value('受理', String(b))]).length === 0).toBe(wanted(a, b));
      }),
    );
  });

  it.each([
    [{ min: '5' }, '4', ['4']],
    [{ min: '5' }, '5', []],
    [{ max: '9' }, '9.1', ['9.1']],
    [{ min: '5', max: '9' }, '9', []],
  ])('keeps a figure in the range %j: %s', (bounds, text, got) => {
    expect(foundIn({ kind: 'range', figure: '受理', ...bounds }, [value('受理', text)])).toEqual(got);
  });

  it('notices a jump against the last value, on either side, beyond the limit only', () => {
    const jump = { kind: 'jump', figure: '受理', percent: '50' };
    const last = value('受理', '40', '2026-02');
    expect(foundIn(jump, [last, value('受理', '61')])).toEqual(['2026-02 为 40,本期为 61,变动 52.50%']);
    expect(foundIn(jump, [last, value('受理', '19')])).toEqual(['2026-02 为 40,本期为 19,变动 -52.50%']);
    expect(foundIn(jump, [last, value('受理', '60')])).toEqual([]);
    expect(foundIn(jump, [value('受理', '0', '2026-02'), value('受理', '60')])).toEqual([]);
    expect(foundIn(jump, [value('受理', '60')])).toEqual([]);
  });

  it('notices a value that is typed again, unless the unit says “no change”', () => {
    const identical = { kind: 'identical-to-last', figure: '受理' };
    const both = [value('受理', '40', '2026-02'), value('受理', '40.0')];
    expect(foundIn(identical, both)).toEqual(['与 2026-02 相同:40']);
    expect(foundIn(identical, both, { unchanged: [{ figure: '受理', month }] })).toEqual([]);
    expect(foundIn(identical, [value('受理', '40', '2026-02'), value('受理', '41')])).toEqual([]);
  });

  it('adds up parts, within the tolerance, once all of them are there', () => {
    const parts = { kind: 'sum-of-parts', total: '受理', parts: ['窗口', '网上'], tolerance: '0.5' };
    expect(foundIn(parts, [value('受理', '10'), value('窗口', '6'), value('网上', '5')])).toEqual(['受理 = 10,分项合计 11']);
    expect(foundIn(parts, [value('受理', '10.5'), value('窗口', '6'), value('网上', '5')])).toEqual([]);
    expect(foundIn(parts, [value('受理', '10'), value('窗口', '6')])).toEqual([]);
  });

  it('does not let a required figure be declared missing', () => {
    const required = { kind: 'required', at: 'submission', figures: ['受理', '办结'] };
    expect(foundIn(required, [], { missing: [{ figure: '办结', month }] })).toEqual(['缺报:办结']);
    expect(foundIn(required, [], { missing: [{ figure: '窗口', month }] })).toEqual([]);
  });
});

describe('what is found in a report', () => {
  const rules = [rule({ kind: 'range', figure: '受理', max: '5' }), rule({ kind: 'range', code: 'V2', level: 'hint', figure: '办结', max: '5' })];
  const findings = validate(form(rules, [value('受理', '6'), value('办结', '7')]));

  it('blocks it with the rule, its text and the numbers', () => {
    expect(blocksOf(findings)).toEqual([
      { path: 'figures.受理.2026-03', code: 'validation-block', message: '校验规则 V1:数据有误(6)', expected: '数据有误', got: '6' },
    ]);
  });

  it('or stays with it as a hint, with what the unit says about it', () => {
    const hint = { rule: 'V2', month, figures: ['办结'], message: '数据有误', got: '7' };
    const word: Acknowledgement = { rule: 'V2', month, note: '含上年结转' };
    expect(hintsOf(findings, [])).toEqual([hint]);
    expect(hintsOf(findings, [word, { ...word, rule: 'V9' }])).toEqual([{ ...hint, acknowledged: '含上年结转' }]);
    expect(hintsOf(findings, [{ ...word, month: '2026-02' }])).toEqual([hint]);
  });
});

describe('entries that travel together', () => {
  const notMore = rule({ kind: 'compare', left: '办结', operator: '<=', right: '受理' });
  const entry = (figure: string, text: string) => ({ figure, month, value: text });
  const standing = [value('受理', '5'), value('办结', '4')];

  it('are judged as the form would stand with all of them', () => {
    const both = [entry('办结', '9'), entry('受理', '10')];
    expect(judgeEntries(form([notMore], standing), unit, both)).toEqual({ kept: both, refused: [], hints: [] });
    expect(judgeEntries(form([notMore], standing), unit, [entry('办结', '9')])).toMatchObject({
      kept: [],
      refused: [{ entry: { figure: '办结' }, finding: { rule: 'V1' } }],
    });
  });

  it('are judged again without what was refused, because they may have leant on it', () => {
    const limit = rule({ kind: 'range', code: 'V2', figure: '受理', max: '8' });
    const { kept, refused } = judgeEntries(form([limit, notMore], standing), unit, [entry('受理', '10'), entry('办结', '9'), entry('网上', '1')]);
    expect(kept).toEqual([entry('网上', '1')]);
    expect(refused.map(({ entry: { figure }, finding }) => `${figure} ${finding.rule}`)).toEqual(['受理 V2', '办结 V1']);
  });

  it('bring hints about what is kept, not about what stood before', () => {
    const hint = (code: string, figure: string) => rule({ kind: 'range', code, level: 'hint', figure, max: '3' });
    const { hints } = judgeEntries(form([hint('V3', '办结'), hint('V4', '网上')], standing), unit, [entry('网上', '6')]);
    expect(hints.map((each) => each.rule)).toEqual(['V4']);
  });

  it('say “no change” without being told that they are the same as before', () => {
    const identical = rule({ kind: 'identical-to-last', figure: '受理' });
    const before = [value('受理', '5', '2026-02')];
    expect(judgeEntries(form([identical], before), unit, [{ ...entry('受理', '5'), unchanged: true as const }]).refused).toEqual([]);
    expect(judgeEntries(form([identical], before), unit, [entry('受理', '5')]).refused).toHaveLength(1);
  });

  it('never leave a kept entry under a block, and keep all that no rule touches', () => {
    const small = fc.integer({ min: 0, max: 12 }).map(String);
    const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...asked), small), { selector: ([figure]) => figure });
    const sum = rule({ kind: 'sum-of-parts', code: 'V2', total: '受理', parts: ['窗口', '网上'] });
    fc.assert(
      fc.property(entries, entries, (stands, typed) => {
        const known = stands.map(([figure, text]) => value(figure, text));
        const { kept, refused } = judgeEntries(
          form([notMore, sum], known),
          unit,
          typed.map(([figure, text]) => entry(figure, text)),
        );
        expect(kept.length + refused.length).toBe(typed.length);
        const after = new Map([
          ...known.map((each) => [each.figure, each] as const),
          ...kept.map((each) => [each.figure, value(each.figure, each.value)] as const),
        ]);
        const blocked = validate(form([notMore, sum], [...after.values()])).flatMap((finding) => finding.figures);
        expect(kept.filter(({ figure }) => blocked.includes(figure))).toEqual([]);
      }),
    );
  });
});
