import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure, Indicator } from '#domain/schemes/indicator.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { QualityStatement } from './documents.ts';

const frequencies = { monthly: '按月', quarterly: '按季', 'half-yearly': '每半年', yearly: '按年' } as const;
const accumulations = {
  cumulative: '取年内累计的最后一次数据',
  'in-period': '各期数据相加',
  'point-in-time': '取期末时点数据,不反映期间波动',
  average: '取各期平均,不反映期间波动',
} as const;
const notComputable = { zero: '不能计算的不得分', full: '不能计算的得满分', pending: '不能计算的暂缺,待补后重新核算' } as const;

/** The figures an indicator rests on: its own and those of the scheme that its formula names. */
const figuresUnder = ({ name, formula, figures }: Indicator, scheme: Scheme): Figure[] => {
  const own = new Set([name, ...figures.map((figure) => figure.name)]);
  return figuresOf(scheme).filter((figure) => own.has(figure.name) || (formula?.includes(figure.name) ?? false));
};

const verifiedOf = (sources: readonly string[], { rule, evidence }: Indicator): string => {
  if (rule.kind === 'rated') return '按评估主体逐份评分汇总,离群评分注明';
  const self = sources.includes('自报');
  const others = sources.filter((source) => source !== '自报');
  return [
    ...(self ? [`单位填报、负责人签报、考评办审核${evidence === undefined ? '' : ',并核对佐证材料'}`] : []),
    ...(others.length > 0 ? [`${others.join('、')}直接提供,导入时逐项校验${self ? '并与单位填报比对' : ''}`] : []),
    ...(sources.length === 0 ? ['按台账中有文件依据的事项逐项核对'] : []),
  ].join(';');
};

const limitsOf = (figures: readonly Figure[], { rule }: Indicator): string => {
  if (rule.kind === 'rated') return '反映评价者的主观感受,份数较少时误差较大';
  const words = figures.map(({ frequency, accumulation }) => `${frequencies[frequency]}采集,${accumulations[accumulation]}`);
  return words.length === 0 ? '只反映已登记的事项' : [...new Set(words)].join(';');
};

const compensationOf = ({ rule, onNotComputable }: Indicator): string =>
  rule.kind === 'rated'
    ? '评分说明份数;群众评价样本较少的按办法规定向同类平均靠拢或按规定替代'
    : `未报的不得分;经批准的不适用、剔除和暂缺逐项注明依据;${notComputable[onNotComputable]};来源不一致的注明采用哪一个`;

/** 数据质量说明: how verified, from where, how exact, its limits and what makes up for them; all of it said by the published scheme and policy. */
export const qualityOf = (indicator: Indicator, scheme: Scheme, { rounding }: Policy): QualityStatement => {
  const figures = figuresUnder(indicator, scheme);
  const named = [...figures.map(({ source }) => source), ...(indicator.source === undefined ? [] : [indicator.source])];
  const sources = [...new Set(named)].filter((source) => source !== '');
  const { unitOfMeasure, valueDigits } = indicator;
  const measured = unitOfMeasure === undefined ? '' : `以“${unitOfMeasure}”计,`;
  return {
    verified: verifiedOf(sources, indicator),
    source: sources.length === 0 ? '台账' : sources.join('、'),
    accuracy: `${measured}${valueDigits === undefined ? '计分前不取整' : `计分前保留 ${valueDigits} 位小数`};${rounding.roundOnce ? '合计后一次修约' : `得分保留 ${rounding.markDigits} 位小数`}`,
    limits: limitsOf(figures, indicator),
    compensation: compensationOf(indicator),
  };
};
