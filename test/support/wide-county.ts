import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { whyEvidence } from './evidence-county.ts';
import { smallCounty } from './small-county.ts';

/** As long as the name of a unit may be asked to be. */
export const longName = '小样县跨区域流域水环境综合治理与生态保护修复工程建设管理服务中心筹备工作领导小组';
export const manyIndicators = 200;

const indicator = (at: number) => ({
  kind: 'indicator',
  code: `W${String(at).padStart(3, '0')}`,
  name: `第${at}项工作的完成质量和按期办结情况`,
  fullMarks: '0.5',
  goal: '服务民生',
  field: '经济发展',
  unitOfMeasure: '分',
  source: '自报',
  frequency: 'quarterly',
  accumulation: 'point-in-time',
  domain: { min: '0', max: '100' },
  text: '按得分折算',
  rule: { kind: 'imported', outOf: '100' },
  ...(at === 1 ? { evidence: whyEvidence } : {}),
});

/** The small county with a category of 200 indicators, two cells each in the first window, and in it a unit with a very long name; the first of them wants a document. */
export const wideCounty = (code: string): Playable => {
  const sample = smallCounty(code);
  const [narrow, wide] = sample.schemes;
  if (narrow === undefined || wide === undefined) throw new Error('the small county has two schemes');
  const { plan } = sample;
  const inWide = new Set(plan.units.filter(({ category }) => category === 'B').map(({ id }) => id));
  return {
    ...sample,
    schemes: [narrow, Scheme.parse({ ...wide, root: { ...wide.root, children: Array.from({ length: manyIndicators }, (_, at) => indicator(at + 1)) } })],
    plan: Plan.parse({
      ...plan,
      units: plan.units.map((unit) => (unit.id === 'U003' ? { ...unit, name: longName } : unit)),
      burden: { ...plan.burden, cellsPerUnit: 4 * manyIndicators },
    }),
    targets: sample.targets.filter(({ unit }) => !inWide.has(unit) && unit !== 'U005'),
  };
};
