import type { ExplainedMark } from './collect.ts';

/** One mark in full: what went in, every step, the sentences, the official text. */
export const markText = ({ name, mark, sentences }: ExplainedMark): string => {
  const { explanation } = mark;
  const inputs = explanation.inputs.map(({ name: input, value, source }) => `    ${input} = ${value}${source === undefined ? '' : `(${source})`}`);
  return [
    `${name} · ${mark.code} ${mark.name}:${mark.awarded ?? '—'} / ${mark.fullMarks} 分`,
    ...sentences.map((sentence) => `  ${sentence}`),
    '  依据数据:',
    ...inputs,
    '  计算步骤:',
    ...explanation.steps.map(({ name: step, value }) => `    ${step} = ${value}`),
    `  评分标准:${explanation.text}${explanation.article === undefined ? '' : `(${explanation.article})`}`,
  ].join('\n');
};
