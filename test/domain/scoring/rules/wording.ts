import type { Marked } from '#domain/scoring/rules/rule.ts';
import { flagWording, stepWording } from '#domain/scoring/wording.zh-cn.ts';

const steps: Readonly<Record<string, string>> = stepWording;
const flags: Readonly<Record<string, string>> = flagWording;

/** Codes of steps and flags that have no Chinese wording, and facts that a wording asks for and the flag lacks. */
export const unworded = (given: Pick<Marked, 'steps' | 'flags'>): string[] => [
  ...given.steps.map((each) => each.name).filter((name) => steps[name] === undefined),
  ...given.flags.flatMap(({ code, facts }) => {
    const text = flags[code];
    if (text === undefined) return [code];
    return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, fact = '']) => (facts[fact] === undefined ? [`${code}.${fact}`] : []));
  }),
];
