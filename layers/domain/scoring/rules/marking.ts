import { type Exact, toText } from '#domain/numbers/exact.ts';
import type { Flag, Step } from '../scorecard.ts';
import type { FlagCode, StepName } from '../wording.zh-cn.ts';
import type { Direction, Marked, NotComputable, RuleInput } from './rule.ts';

export const step = (name: StepName, value: Exact | string): Step => ({ name, value: typeof value === 'string' ? value : toText(value) });

export const flag = (code: FlagCode, facts: Record<string, string> = {}): Flag => ({ code, facts });

/** The result of a rule; the last step is always `marks`, so that the steps of every rule end in the same place. */
export const marked = (marks: Exact, steps: readonly Step[], flags: readonly Flag[] = []): Marked => ({
  marks,
  steps: [...steps, step('marks', marks)],
  flags: [...flags],
});

export const notComputable = (reason: string): NotComputable => ({ notComputable: reason });

/** The value of a rule that cannot do without one; a missing value is settled before (未报, 暂缺 …), so none here is a programming error. */
export const knownValue = (input: RuleInput): Exact => {
  if (input.value === undefined) throw new TypeError(`a rule was asked to mark ${input.unit} without a value`);
  return input.value;
};

export const isBetter = (direction: Direction, first: Exact, second: Exact): boolean => (direction === 'lower' ? first.lt(second) : first.gt(second));
