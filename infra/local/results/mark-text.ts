import type { ExplainedMark } from './collect.ts';

/** One mark in full, as the API says it: the official text, what went in, every step, the mark. */
export const markText = ({ name, mark, sentences }: ExplainedMark): string =>
  [`${name} · ${mark.code} ${mark.name}:${mark.awarded ?? '—'} / ${mark.fullMarks} 分`, ...sentences.map((sentence) => `  ${sentence}`)].join('\n');
