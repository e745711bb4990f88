import { exact, toFixed } from '#domain/numbers/exact.ts';
import type { Flag, Mark, Step } from './scorecard.ts';
import { flagWording, ruleWording, stepWording } from './wording.zh-cn.ts';

/** Cards are read back from the archive, where a code is any text; one that an older version emitted is shownNumber as it is. */
const worded = (wording: Readonly<Record<string, string>>, code: string): string => wording[code] ?? code;

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$|^-?\d+\/\d+$/.test(text);

/** A number as a page shows it: not more than four decimals, and it says when it was cut. */
export const shownNumber = (text: string): string => {
  if (!isNumber(text)) return text;
  const short = toFixed(exact(text), 4).replace(/\.?0+$/, '');
  return exact(short === '' || short === '-' ? '0' : short).equals(exact(text)) ? short : `${short}…`;
};

/** One named step of a mark or a card. */
export const sentenceOfStep = ({ name, value }: Step): string => `${worded(stepWording, name)}:${shownNumber(value)}`;

/** What a reader of a mark or a card must know. */
export const sentenceOfFlag = ({ code, facts }: Flag): string =>
  `注:${worded(flagWording, code).replaceAll(/\{(\w+)\}/g, (_, fact: string) => shownNumber(facts[fact] ?? ''))}`;

/** The explanation of a mark in Chinese: what the rule says, what went in, each step, what to know, and the mark. */
export const sentenceOf = (mark: Mark): string[] => [
  `${mark.name}(满分 ${mark.fullMarks} 分,${worded(ruleWording, mark.explanation.rule)})`,
  `评分标准:${mark.explanation.text}${mark.explanation.article === undefined ? '' : `(依据:${mark.explanation.article})`}`,
  ...mark.explanation.inputs.map(({ name, value, source }) => `${name} = ${shownNumber(value)}${source === undefined ? '' : `(来源:${source})`}`),
  ...mark.explanation.steps.map(sentenceOfStep),
  ...mark.explanation.flags.map(sentenceOfFlag),
  mark.awarded === undefined
    ? '不计入本单位的考评'
    : `核定分 ${toFixed(exact(mark.awarded), 2)}${mark.computed === mark.awarded ? '' : `(系统计算分 ${toFixed(exact(mark.computed ?? '0'), 2)})`}`,
];
