import { expect, it } from 'vitest';
import { cellsOf } from '#domain/reporting/form.ts';
import { standingsOf } from '#domain/reporting/standing.ts';
import type { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { FormTable, formAnswer } from '../../../functions/reporting/form-answer.ts';
import { aWindow } from '../../domain/a-year.ts';
import { smallCounty } from '../../support/small-county.ts';

const indicators = 60;
const unit = 'U001';
const nameOf = (at: number) => `重点民生实事项目完成率第${at + 1}项`;
const [county, cycle] = ['330798', '2026'];

const scheme = Scheme.parse({
  ...smallCounty().schemes[0],
  validations: [{ code: 'V1', kind: 'jump', level: 'hint', at: 'entry', figure: nameOf(0), percent: '1', message: '变动较大,请核对计量单位和统计口径' }],
  root: {
    ...{ kind: 'node', code: 'R', name: '总分', fullMarks: '60' },
    children: Array.from({ length: indicators }, (_, at) => ({
      ...{ kind: 'indicator', code: `I${at + 1}`, name: nameOf(at), fullMarks: '1', goal: '服务民生', field: '经济发展', unitOfMeasure: '%', source: '自报' },
      ...{ frequency: 'monthly', accumulation: 'cumulative', domain: { min: '0', max: '100' }, text: '按完成率计分', rule: { kind: 'completion' } },
      evidence: '项目竣工验收单,用于核对完成率',
      ...(at % 2 === 0 ? { rule: { kind: 'completion', mode: 'quotient' } } : { rule: { kind: 'completion', mode: 'difference' } }),
    })),
  },
});

/** A quarter of monthly figures, every cell answered, with last year's beside it; some with words of the unit and values of other sources. */
const filled = () => {
  const window = aWindow({ window: '2026H1', from: '2026-04', to: '2026-06' });
  const cells = cellsOf(scheme, { from: window.from, to: window.to });
  const reported = cells.map(({ figure: { name }, month }, at): ReportedFigure => {
    const words = at % 10 === 0 ? { reason: '雨季停工,两个标段顺延', measures: '七月起增加班组,九月底补齐' } : {};
    return {
      county,
      cycle,
      unit,
      window: window.window,
      figure: name,
      month,
      value: `${30 + (at % 60)}.55`,
      by: 'unit-reporter-U001',
      on: '2026-07-03',
      rev: 2,
      ...words,
    };
  });
  const value = (period: string, figure: string, source = '自报'): FigureValue => ({ unit, figure, period, value: '41.25', source });
  const known = [
    ...reported.map(({ figure, month, value: text }): FigureValue => ({ unit, figure, period: month, value: text, source: '自报' })),
    ...cells.flatMap(({ figure: { name }, month }, at) => [
      value(`2025${month.slice(4)}`, name, '统计局'),
      ...(at % 6 === 0 ? [value(month, name, '统计局')] : []),
    ]),
    ...Array.from({ length: indicators }, (_, at) => value('2026-03', nameOf(at))),
  ];
  const { plan } = smallCounty();
  const [first] = plan.units;
  if (first === undefined) throw new Error('no unit');
  const targets = Array.from({ length: indicators }, (_, at) => ({ unit, indicator: `I${at + 1}`, target: '95.5', baseline: '81.2', milestones: [] }));
  const standings = standingsOf({ plan, scheme, unit: first, through: '2026-06', final: false, cells, figures: known, targets, exceptions: [] });
  const submission: Submission = {
    ...{ county, cycle, window: '2026H1', unit, status: 'returned', round: 2, attempt: 1, task: 't2', firstTask: 't1', missing: [], rev: 5 },
    reason: '请核对六月数据',
  };
  const rules = { rules: scheme.validations, figures: figuresOf(scheme), cells, known, unchanged: [], missing: [] };
  return {
    form: formAnswer({
      submission,
      window,
      due: '2026-07-10',
      substitutions: [],
      plan: { deviationLimit: { percent: '20', article: '第七条' } },
      records: reported,
      standings,
      rules,
    }),
    cells,
  };
};

it('a filled form of 60 indicators and a quarter of monthly figures is at most 60 KB', () => {
  const { form, cells } = filled();
  expect([form.indicators.length, form.asked.length, cells.length]).toEqual([60, 180, 180]);
  expect(form.asked.every(({ value, lastYear }) => value !== undefined && 'value' in lastYear)).toBe(true);
  expect(form.asked.filter(({ last }) => last !== undefined)).toHaveLength(60);
  expect(form.indicators.every(({ target, expected, value, deviation }) => [target, expected, value, deviation].every((part) => part !== undefined))).toBe(
    true,
  );
  expect(form.findings.length).toBeGreaterThan(0);
  const bytes = Buffer.byteLength(JSON.stringify(FormTable.parse(form)));
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThanOrEqual(60_000);
});
