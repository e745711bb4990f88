import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import { sentenceOf, sentenceOfFlag, sentenceOfStep } from '#domain/scoring/sentence.zh-cn.ts';

const two = (text: string): string => toFixed(exact(text), 2);

const nodes = (card: Scorecard): string[] =>
  card.nodes.map(({ code, name, score, fullMarks, mode }) => `  ${code} ${name}:${two(score)} / ${fullMarks} 分${mode === 'converted' ? '(折算)' : ''}`);

/** One unit's scorecard in full: every mark with its rule, inputs and steps, the nodes, and how total, grade and rank came about. */
export const cardText = (card: Scorecard): string =>
  [
    `${card.unit} ${card.name}:${two(card.score)} / ${card.fullMarks} 分,${card.grade}${card.rank === undefined ? '' : `,第 ${card.rank} 名`}`,
    `按考评细则 ${card.scheme} 第 ${card.schemeVersion} 版`,
    ...card.marks.flatMap((mark) => {
      const [heading, ...sentences] = sentenceOf(mark);
      return ['', `${mark.code} ${heading}`, ...sentences.map((sentence) => `  ${sentence}`)];
    }),
    '',
    '各级指标得分',
    ...nodes(card),
    '',
    '总分、等次和名次',
    ...card.steps.map((step) => `  ${sentenceOfStep(step)}`),
    ...card.flags.map((flag) => `  ${sentenceOfFlag(flag)}`),
    `  最终得分 ${two(card.score)}(得分率 ${two(card.percent)}%),等次 ${card.grade},名次 ${card.rank ?? '—'}`,
  ].join('\n');
