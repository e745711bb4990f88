import { namesInText } from '#domain/scoring/formula.ts';
import type { Validation } from './validation.ts';

/** The figures a validation rule looks at, each once; of a formula that cannot be read none. */
export const figuresOfRule = (rule: Validation): string[] => {
  switch (rule.kind) {
    case 'compare':
      return [...new Set([rule.left, rule.right].flatMap((text) => namesInText(text) ?? []))];
    case 'sum-of-parts':
      return [rule.total, ...rule.parts];
    case 'required':
      return rule.figures;
    case 'range':
    case 'jump':
    case 'identical-to-last':
      return [rule.figure];
  }
};
