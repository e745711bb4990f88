import { describe, expect, it } from 'vitest';
import { aDossier, aLeaf, aNode, aScheme, cardOf, codesOf, type Story, scoring } from './a-dossier.ts';

const entry = (kind: 'bonus' | 'deduction', marks: string, more: object = {}) => ({
  id: `${kind}-${marks}`,
  unit: 'U001',
  kind,
  matter: `${kind} ${marks}`,
  marks,
  date: '2026-08-01',
  document: '县考〔2026〕12号',
  ...more,
});
const stepsOf = (card: { steps: readonly { name: string; value: string }[] }): string[] => card.steps.map(({ name, value }) => `${name} ${value}`);
const nodeOf = (card: ReturnType<typeof cardOf>, code: string) => card.nodes.find((node) => node.code === code);
const article = '第一条';

/** Two leaves under each of two converted nodes. */
const converted = (a: object = {}, b: object = {}) =>
  aScheme({
    root: {
      children: [
        aNode({
          code: 'A',
          mode: 'converted',
          fullMarks: '30',
          children: [aLeaf({ code: 'A1', fullMarks: '50' }), aLeaf({ code: 'A2', fullMarks: '50' })],
          ...a,
        }),
        aNode({ code: 'B', mode: 'converted', fullMarks: '70', children: [aLeaf({ code: 'B1', fullMarks: '80' })], ...b }),
      ],
    },
  });
const earned = (A1: string, A2: string, B1: string, more: Partial<Story> = {}) =>
  cardOf(aDossier({ units: [{ figures: { A1, A2, B1 } }], schemes: [converted()], ...more }));

describe('nodes', () => {
  it('are converted and rounded, and the parts shown add up to the total', () => {
    const card = earned('40', '43', '61');
    expect(nodeOf(card, 'A')).toMatchObject({
      parent: 'TOP',
      mode: 'converted',
      fullMarks: '30',
      applicable: '100',
      unrounded: '24.9',
      score: '24.9',
      children: ['A1', 'A2'],
    });
    expect(nodeOf(card, 'B')).toMatchObject({ unrounded: '53.375', score: '53.38' });
    expect(card.nodes.map(({ code }) => code)).toEqual(['A', 'B', 'TOP']);
    expect(nodeOf(card, 'TOP')).toMatchObject({ children: ['A', 'B'], score: '78.28' });
    expect(stepsOf(nodeOf(card, 'A') ?? { steps: [] })).toEqual(['part A1 40', 'part A2 43', 'applicable 100', 'node-score 24.9']);
    expect(card).toMatchObject({ total: '78.28', score: '78.28', bonus: '0', deduction: '0', lateDeduction: '0' });
  });

  it('are not rounded where the policy rounds once', () => {
    const card = earned('40', '43', '61', { policy: { rounding: { roundOnce: true, article } } });
    expect(nodeOf(card, 'B')?.score).toBe('53.375');
    expect(card).toMatchObject({ total: '78.28', score: '78.28' });
    expect(codesOf(card)).toContain('round-once');
    expect(codesOf(earned('1', '1', '1'))).not.toContain('round-once');
  });

  it('keep their own digits, which the total keeps too', () => {
    const card = earned('40', '43', '61', { policy: { rounding: { nodeDigits: 3, article } } });
    expect([nodeOf(card, 'B')?.score, card.total]).toEqual(['53.375', '78.275']);
  });

  it('cut an excess at their full marks, or keep it', () => {
    const leaf = aLeaf({ code: 'P1', rule: { kind: 'imported', outOf: '100', keepExcess: true } });
    const card = (excess: 'keep' | 'clamp') =>
      cardOf(aDossier({ units: [{ figures: { P1: '104' } }], schemes: [aScheme({ root: { excess, children: [leaf] } })] }));
    expect(card('keep').score).toBe('104');
    expect(card('clamp').score).toBe('100');
  });

  const without = (indicator: string, unit = 'U001') => ({ unit, indicator, state: 'not-applicable' as const, basis: '无此职能', document: '县考〔2026〕1号' });

  it('redistribute what does not apply within themselves, not beyond', () => {
    const card = earned('40', '0', '40', { exceptions: [without('A2')] });
    expect(nodeOf(card, 'A')).toMatchObject({ applicable: '50', score: '24' });
    expect(nodeOf(card, 'B')).toMatchObject({ applicable: '80', score: '35' });
  });

  it('that apply in no part leave their parent in turn', () => {
    const card = earned('0', '0', '40', { exceptions: [without('A1'), without('A2')] });
    expect(nodeOf(card, 'A')).toMatchObject({ applicable: '0', unrounded: '0', score: '0' });
    expect(nodeOf(card, 'TOP')).toMatchObject({ applicable: '70', score: '50' });
  });

  it('of a sum are rounded where they redistribute', () => {
    const leaves = [aLeaf({ code: 'P1', fullMarks: '30' }), aLeaf({ code: 'P2', fullMarks: '30' }), aLeaf({ code: 'P3', fullMarks: '40' })];
    const card = cardOf(
      aDossier({ units: [{ figures: { P1: '20', P2: '27' } }], schemes: [aScheme({ root: { children: leaves } })], exceptions: [without('P3')] }),
    );
    expect(nodeOf(card, 'TOP')).toMatchObject({ applicable: '60', unrounded: '235/3', score: '78.33' });
    expect(card.score).toBe('78.33');
  });
});

describe('bonus and deduction', () => {
  it('act at the top after the conversion, unless a node is named', () => {
    expect(earned('40', '40', '64', { adjustments: [entry('bonus', '3')] })).toMatchObject({ total: '80', bonus: '3', score: '83' });
    const inside = earned('40', '40', '64', { adjustments: [entry('bonus', '3', { on: 'A' }), entry('deduction', '8', { on: 'B' })] });
    expect(inside).toMatchObject({ total: '73.9', bonus: '0', deduction: '0', score: '73.9' });
    expect(stepsOf(nodeOf(inside, 'A') ?? { steps: [] })).toContain('bonus 3');
    expect(stepsOf(nodeOf(inside, 'B') ?? { steps: [] })).toContain('deduction 8');
    expect(stepsOf(nodeOf(inside, 'B') ?? { steps: [] }).join()).not.toContain('bonus');
  });

  it('act where the scheme says, when the entry does not', () => {
    const schemes = [{ ...converted(), adjustments: { node: 'A' } }];
    expect(earned('40', '40', '64', { schemes, adjustments: [entry('bonus', '10')] })).toMatchObject({ total: '83', bonus: '0' });
  });

  it('in a node that sums are not redistributed with its marks', () => {
    const leaves = [aLeaf({ code: 'P1', fullMarks: '40' }), aLeaf({ code: 'P2', fullMarks: '60' })];
    const schemes = [aScheme({ root: { children: [aNode({ code: 'A', children: leaves })] } })];
    const exceptions = [{ unit: 'U001', indicator: 'P2', state: 'not-applicable' as const, basis: '无此职能', document: '县考〔2026〕1号' }];
    expect(cardOf(aDossier({ units: [{ figures: { P1: '32' } }], schemes, exceptions, adjustments: [entry('bonus', '3', { on: 'A' })] })).score).toBe('83');
  });

  it('are capped in total, and a matter counts once at its highest', () => {
    const schemes = [{ ...converted(), adjustments: { bonusCap: '5', deductionCap: '4' } }];
    const adjustments = [entry('bonus', '3'), entry('bonus', '2', { matter: 'bonus 3', id: 'again' }), entry('bonus', '1'), entry('deduction', '1')];
    expect(earned('40', '40', '64', { schemes, adjustments })).toMatchObject({ bonus: '4', deduction: '1', score: '83' });
    expect(earned('40', '40', '64', { schemes, adjustments: [entry('bonus', '3'), entry('bonus', '4'), entry('deduction', '9')] })).toMatchObject({
      bonus: '5',
      deduction: '4',
    });
  });

  it('each fact of a deduction counts, also of the same matter', () => {
    expect(earned('40', '40', '64', { adjustments: [entry('deduction', '1'), entry('deduction', '1', { id: 'again' })] }).deduction).toBe('2');
  });

  it('without marks of their own add nothing', () => {
    expect(earned('40', '40', '64', { adjustments: [entry('bonus', '1', { marks: undefined })] })).toMatchObject({ bonus: '0', score: '80' });
  });

  it('of another unit do nothing', () => {
    expect(earned('40', '40', '64', { adjustments: [entry('bonus', '3', { unit: 'U002' })] }).score).toBe('80');
  });

  it('on something the scheme does not have, or that does not apply, are named', () => {
    const card = earned('40', '40', '64', { adjustments: [entry('bonus', '3', { on: 'X9' }), entry('deduction', '2', { on: 'Y9' })] });
    expect(card.score).toBe('80');
    expect(card.flags).toContainEqual({ code: 'entries-without-effect', facts: { entries: 'bonus-3、deduction-2' } });
    const exceptions = ['A1', 'A2'].map((indicator) => ({
      unit: 'U001',
      indicator,
      state: 'not-applicable' as const,
      basis: '无此职能',
      document: '县考〔2026〕1号',
    }));
    expect(codesOf(earned('0', '0', '64', { exceptions, adjustments: [entry('bonus', '3', { on: 'A' })] }))).toContain('entries-without-effect');
    expect(
      codesOf(earned('40', '40', '64', { adjustments: [entry('bonus', '3'), entry('bonus', '3', { on: 'A' }), entry('bonus', '3', { on: 'A1' })] })),
    ).toEqual([]);
  });
});

describe('the final score', () => {
  it('says how it came about', () => {
    const card = earned('40', '40', '64', { adjustments: [entry('bonus', '3'), entry('deduction', '1')] });
    expect(stepsOf(card).slice(0, 4)).toEqual(['total 80', 'bonus 3', 'deduction 1', 'final-score 82']);
    expect(stepsOf(earned('40', '40', '64')).slice(0, 2)).toEqual(['total 80', 'final-score 80']);
  });

  it('never falls below 0, and stays below full marks where the policy says so', () => {
    expect(earned('0', '0', '1', { adjustments: [entry('deduction', '5')] }).score).toBe('0');
    const bonus = { adjustments: [entry('bonus', '3')] };
    expect(earned('50', '50', '80', bonus).score).toBe('103');
    expect(earned('50', '50', '80', { ...bonus, policy: { finalCap: { at: 'fullMarks', article } } }).score).toBe('100');
  });

  it('loses marks for days late up to the limit, over all windows', () => {
    const late = (days: number[]): Partial<Story> => ({
      policy: { lateReport: { each: '0.2', limit: '1', article } },
      lateDays: days.map((each, at) => ({ unit: 'U001', window: `W${at}`, days: each })),
    });
    expect(earned('40', '40', '64', late([1, 2]))).toMatchObject({ lateDeduction: '0.6', score: '79.4' });
    expect(stepsOf(earned('40', '40', '64', late([1, 2])))).toEqual(expect.arrayContaining(['late-days 3', 'late-deduction 0.6']));
    expect(earned('40', '40', '64', late([4, 4])).lateDeduction).toBe('1');
    expect(earned('40', '40', '64', { lateDays: [{ unit: 'U001', window: 'W', days: 9 }] }).lateDeduction).toBe('0');
    expect(earned('40', '40', '64', { ...late([]), lateDays: [{ unit: 'U002', window: 'W', days: 9 }] }).lateDeduction).toBe('0');
  });

  it('is multiplied by the unit’s difficulty, up to full marks', () => {
    const card = (score: number, difficulty: string, more: Partial<Story> = {}) => cardOf(aDossier({ units: [scoring(score, { difficulty })], ...more }));
    expect(card(80, '1.05').score).toBe('84');
    expect(card(80, '1.011').score).toBe('80.88');
    expect(card(99, '1.05').score).toBe('100');
    expect(stepsOf(card(80, '1.05')).slice(0, 4)).toEqual(['total 80', 'before-difficulty 80', 'difficulty 1.05', 'final-score 84']);
    expect(card(100, '1.05', { adjustments: [entry('bonus', '3')] }).score).toBe('103');
  });
});

describe('cuts', () => {
  it('by goal and by field hold what applies to the unit', () => {
    const leaves = [
      aLeaf({ code: 'P1', fullMarks: '40', goal: '服务民生', field: '经济发展' }),
      aLeaf({ code: 'P2', fullMarks: '30', goal: '依法行政', field: '经济发展' }),
      aLeaf({ code: 'P3', fullMarks: '20', goal: '服务民生' }),
      aLeaf({ code: 'P4', fullMarks: '5' }),
      aLeaf({ code: 'P5', fullMarks: '5', goal: '提升效能' }),
    ];
    const exceptions = [{ unit: 'U001', indicator: 'P3', state: 'exempted' as const, basis: '取消', document: '县考〔2026〕1号' }];
    const card = cardOf(
      aDossier({ units: [{ figures: { P1: '30', P2: '20', P3: '10', P4: '4', P5: '3' } }], schemes: [aScheme({ root: { children: leaves } })], exceptions }),
    );
    expect(card.byGoal).toEqual([
      { name: '依法行政', marks: '20', fullMarks: '30' },
      { name: '提升效能', marks: '3', fullMarks: '5' },
      { name: '服务民生', marks: '30', fullMarks: '40' },
    ]);
    expect(card.byField).toEqual([{ name: '经济发展', marks: '50', fullMarks: '70' }]);
  });
});

describe('scores that stand for some months', () => {
  const version = (number: number, effectiveFrom: string, fullMarks = '100') =>
    aScheme({ version: number, effectiveFrom, root: { fullMarks, children: [aLeaf({ code: `P${number}`, fullMarks })] } });
  const schemes = [version(2, '2026-04-15', '200'), version(1, '2025-12-01'), version(3, '2026-11-01')];
  const units = [{ figures: { P1: '60', P2: '160', P3: '90' } }];

  it('of the last version alone, whatever the order of the versions, unless the plan weighs them', () => {
    expect(cardOf(aDossier({ units, schemes }))).toMatchObject({ schemeVersion: 3, score: '90' });
  });

  it('weigh each version by its months, on the scale of the last one', () => {
    const card = cardOf(aDossier({ units, schemes, plan: { schemeChange: 'monthsWeighted' } }));
    // (3·60 + 7·80 + 2·90) / 12
    expect(card).toMatchObject({ schemeVersion: 3, total: '76.67', score: '76.67', fullMarks: '100' });
    expect(stepsOf(card).slice(0, 3)).toEqual(['months-weighted S.1 60 3', 'months-weighted S.2 80 7', 'months-weighted S.3 90 2']);
  });

  it('count only the months of a unit that joined later', () => {
    const card = cardOf(aDossier({ units: [{ ...units[0], since: '2026-09' }], schemes, plan: { schemeChange: 'monthsWeighted' } }));
    // (0·60 + 2·80 + 2·90) / 4
    expect(card.total).toBe('85');
  });

  it('of merged units count for the longest of them, on the scale of the successor', () => {
    const big = aScheme({ code: 'T', root: { fullMarks: '200', children: [aLeaf({ code: 'P1', name: '得分', fullMarks: '200' })] } });
    const dossier = aDossier({
      units: [
        { ...scoring(0), figures: { 得分: { '2026-06': '160' } }, until: '2026-06', category: 'B' },
        { ...scoring(0), figures: { 得分: { '2026-03': '60' } }, until: '2026-03' },
        scoring(100, { since: '2026-07', mergedFrom: ['U001', 'U002', 'U077'] }),
        scoring(50, { since: '2026-07', mergedFrom: ['U003'] }),
      ],
      schemes: [aScheme(), big],
      plan: {
        categories: [
          { code: 'A', name: '甲', scheme: 'S' },
          { code: 'B', name: '乙', scheme: 'T' },
        ],
      },
    });
    // (6·(80 + 60)/2 + 6·100) / 12
    expect(cardOf(dossier, 'U003')).toMatchObject({ total: '85', grade: '良好' });
    expect(stepsOf(cardOf(dossier, 'U003')).slice(0, 2)).toEqual(['months-weighted U001、U002 70 6', 'months-weighted S.1 100 6']);
    expect(cardOf(dossier, 'U001')).toMatchObject({ score: '160', grade: '不定等次' });
    expect(codesOf(cardOf(dossier, 'U001'))).toContain('left-in-year');
    expect(cardOf(dossier, 'U004').total).toBe('50');
  });
});
