import { exact, hundred, toFixed } from '#domain/numbers/exact.ts';
import type { IndicatorLight } from './lights-of.ts';
import type { MoneyLight } from './money-light.ts';

const colours: Record<IndicatorLight['light'], string> = { green: '绿灯', yellow: '黄灯', red: '红灯', grey: '未到期' };

const percent = (ratio: string): string => `${toFixed(exact(ratio).mul(hundred), 1)}%`;
const shown = (value: string): string => toFixed(exact(value), 2).replace(/\.?0+$/, '');

const goalWords = ({ value, expected, ratio, unitOfMeasure }: IndicatorLight): string => {
  if (expected === undefined) return '本期没有应完成的数';
  const due = `应完成 ${shown(expected)}${unitOfMeasure}`;
  if (value === undefined) return `${due},未报数`;
  return `${due},实际 ${shown(value)}${unitOfMeasure}${ratio === undefined ? '' : `,为应完成的 ${percent(ratio)}`}`;
};

const moneyWords = (money: MoneyLight | undefined): string =>
  money === undefined ? '' : `;预算执行率 ${shown(money.rate)}%,序时进度 ${shown(money.expected)}%`;

const reasons: Record<IndicatorLight['pair']['reason'], string> = {
  'on-course': '目标和资金均在进度内',
  'goal-slow': '目标进度偏慢',
  'goal-behind': '目标进度明显滞后',
  'goal-unreported': '应报未报',
  'goal-not-due': '目标未到期,以资金为准',
  'money-slow': '资金慢',
  'goal-and-money-apart': '目标与资金进度相差过大',
};

/** A light in one sentence: what was due, what is there, what the money says, and why it has this colour. */
export const lightSentence = (light: IndicatorLight, money: MoneyLight | undefined): string =>
  `${colours[light.pair.light]}:“${light.name}”${goalWords(light)}${moneyWords(money)}。${reasons[light.pair.reason]}。`;
