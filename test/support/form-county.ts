import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { smallCounty } from './small-county.ts';

const indicator = (code: string, name: string, fullMarks: string, accumulation: string) => ({
  kind: 'indicator',
  code,
  name,
  fullMarks,
  goal: '服务民生',
  field: '经济发展',
  unitOfMeasure: '件',
  source: '自报',
  frequency: 'quarterly',
  accumulation,
  domain: { min: '0' },
  text: '按完成率计分',
  rule: { kind: 'completion', mode: 'quotient' },
});

/** The small county with a form that has something of everything: a running total, a stock known from last year, an amount of each period, a limit of deviation. */
export const formCounty = (code: string): Playable => {
  const sample = smallCounty(code);
  const [first, ...others] = sample.schemes;
  const { plan } = sample;
  const rich = Scheme.parse({
    ...first,
    validations: [
      { code: 'V1', kind: 'compare', level: 'block', at: 'entry', left: '投诉件', operator: '<=', right: '办件量', message: '投诉件不应多于办件量' },
      { code: 'V2', kind: 'jump', level: 'hint', at: 'entry', figure: '办件量', percent: '80', message: '办件量变动较大,请核对' },
      { code: 'V3', kind: 'required', level: 'block', figures: ['窗口数'], message: '窗口数不得缺报' },
    ],
    root: {
      ...first?.root,
      children: [indicator('R1', '办件量', '40', 'cumulative'), indicator('R3', '窗口数', '30', 'point-in-time'), indicator('R4', '投诉件', '30', 'in-period')],
    },
  });
  return {
    ...sample,
    schemes: [rich, ...others],
    plan: Plan.parse({ ...plan, burden: { ...plan.burden, cellsPerUnit: 12 }, deviationLimit: { percent: '15', article: '第七条' } }),
    targets: [
      ...sample.targets,
      ...['U001', 'U002'].flatMap((unit) => [
        { unit, indicator: 'R3', target: '12', milestones: [] },
        { unit, indicator: 'R4', target: '20', milestones: [] },
      ]),
    ],
    baseData: [...sample.baseData, { unit: 'U001', figure: '窗口数', period: '2025-12', value: '12', source: '统计局' }],
  };
};
