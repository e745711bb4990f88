import { ruleWords, useRuleWords } from './rule-words.ts';
import { useSchemeWords } from './texts.ts';

/** Fields of an item and of a scheme that the words of the page know. */
const own = [
  'name',
  'code',
  'fullMarks',
  'mode',
  'excess',
  'goal',
  'field',
  'unitOfMeasure',
  'direction',
  'source',
  'frequency',
  'accumulation',
  'formula',
  'article',
  'evidence',
  'parent',
  'effectiveFrom',
  'reason',
  'rule',
] as const;
type Own = (typeof own)[number];
const isOwn = (name: string): name is Own => own.includes(name as Own);

const named = /^([^[]+)(?:\[(\d+)\])?$/;

/** Speaks of a place in an item as a person does: `rule.bands[0].marks` is 计分方法 › 档 1 › 得分. */
export const usePathWords = () => {
  const [words, rules] = [useSchemeWords(), useRuleWords()];
  const ruleWord = (key: string, plain: string): string => (key in ruleWords ? rules(key as keyof typeof ruleWords) : plain);
  const partWords = (part: string): string => {
    const [, name = part, at] = named.exec(part) ?? [];
    const worded = name === 'text' ? words('official') : isOwn(name) ? words(name) : ruleWord(`field.${name}`, name);
    return at === undefined ? worded : `${worded} ${Number(at) + 1}`;
  };
  return {
    pathWords: (path: string): string => path.split('.').map(partWords).join(' › '),
    /** A fixed value of a rule by its word, e.g. `bands` at `rule.kind`; any other as it is. */
    valueWords: (path: string, value: string | undefined): string => (value === undefined ? '—' : ruleWord(`${path.split('.').at(-1)}.${value}`, value)),
  };
};
