import { describe, expect, it } from 'vitest';
import { type Trial, trialNeeds, tryRule } from '#domain/scoring/try-rule.ts';

const trial = (rule: unknown, more: Partial<Trial> = {}): Trial => ({
  rule,
  fullMarks: '10',
  direction: 'higher',
  value: '',
  target: '',
  baseline: '',
  figures: {},
  others: [],
  ...more,
});
const completion = { kind: 'completion', mode: 'quotient' };

describe('a worked example of a rule', () => {
  it('marks what is typed, with its steps', () => {
    expect(tryRule(trial(completion, { value: ' 90 ', target: '120' }))).toEqual({
      marks: '7.50',
      steps: [
        { name: 'target', value: '120' },
        { name: 'rate', value: '0.75' },
        { name: 'clamped', value: '0.75' },
        { name: 'marks', value: '7.5' },
      ],
    });
    expect(tryRule(trial(completion, { value: '90', target: '' }))).toMatchObject({ why: 'not-computable' });
  });

  it('asks for the values of others only where the rule compares', () => {
    const rank = { kind: 'rank', scale: { by: 'table', marks: ['10', '6', '2'] } };
    expect(trialNeeds(rank)).toEqual({ value: true, references: true, figures: [], others: true });
    expect(tryRule(trial(rank, { value: '5', others: ['9', '1'] }))).toMatchObject({ marks: '6.00' });
    expect(tryRule(trial(rank, { value: '5', others: ['九'] }))).toEqual({ why: 'number', of: 'others' });
    expect(trialNeeds(completion)).toMatchObject({ others: false });
  });

  it('asks for the figures that a rule reads itself', () => {
    const count = { kind: 'count', mode: 'deduct', kinds: [{ name: '一般问题', each: '2', cap: '4' }] };
    expect(trialNeeds(count)).toEqual({ value: false, references: false, figures: ['一般问题'], others: false });
    expect(tryRule(trial(count, { figures: { 一般问题: '1' } }))).toMatchObject({ marks: '8.00' });
    expect(tryRule(trial(count, { figures: { 一般问题: '5' } }))).toMatchObject({ marks: '6.00' });
  });

  it('says what is missing', () => {
    expect(tryRule(trial({ kind: 'completion' }, { value: '1' }))).toEqual({ why: 'unfinished' });
    expect(trialNeeds(undefined)).toBeUndefined();
    expect(tryRule(trial(completion))).toEqual({ why: 'number', of: 'value' });
    expect(tryRule(trial(completion, { value: '1', fullMarks: '十' }))).toEqual({ why: 'number', of: 'fullMarks' });
    const rated = { kind: 'rated', bodies: [{ name: '专家', weight: '1', aggregate: { method: 'mean' } }] };
    expect(tryRule(trial(rated))).toEqual({ why: 'elsewhere' });
  });
});
