import type { Marked } from '#domain/scoring/rules/rule.ts';
import { flagWording, stepWording } from '#domain/scoring/wording.zh-cn.ts';

/** Codes of steps and flags that have no Chinese wording, and facts that a wording asks for and the flag lacks. */
export const unworded = ({ steps, flags }: Marked): string[] => [
  ...steps.map((each) => each.name).filter((name) => stepWording[name] === undefined),
  ...flags.flatMap(({ code, facts }) => {
    const text = flagWording[code];
    if (text === undefined) return [code];
    return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, fact = '']) => (facts[fact] === undefined ? [`${code}.${fact}`] : []));
  }),
];
