import { inChineseMonth } from '#domain/cycles/calendar.ts';
import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Ahead } from './ahead.ts';

const shown = (value: string): string => toFixed(exact(value), 2).replace(/\.?0+$/, '');

const targetWords = ({ target, misses, unitOfMeasure }: Ahead): string => {
  if (target === undefined) return '';
  return misses ? `,整个区间都达不到年度目标 ${shown(target)}${unitOfMeasure}` : `,年度目标 ${shown(target)}${unitOfMeasure}`;
};

const lostWords = ({ lost, fullMarks }: Ahead): string =>
  lost === undefined
    ? '。该指标与其他单位比较计分,不推算失分'
    : `。如预测成真,满分 ${shown(fullMarks)} 分中预计失 ${shown(lost.expected)} 分(区间 ${shown(lost.least)} 至 ${shown(lost.most)} 分)`;

/** A warning in one sentence: that it is a forecast, on what it rests, its interval, and what it would cost. */
export const aheadSentence = (ahead: Ahead): string =>
  `预测,不是结果:按截至${inChineseMonth(ahead.through)}的数据,“${ahead.name}”全年预计 ${shown(ahead.value)}${ahead.unitOfMeasure}(80% 区间 ${shown(ahead.low)} 至 ${shown(ahead.high)})${targetWords(ahead)}${lostWords(ahead)}。`;
