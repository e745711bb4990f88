import { describe, expect, it } from 'vitest';
import { exact, toFixed, toText } from '#domain/numbers/exact.ts';
import { meanOfVotes, publicScore, satisfiedShare, scoreOfVotes, wilson } from '#domain/scoring/public-track.ts';
import type { PublicTrack } from '#domain/scoring/rules/rule.ts';

const values = ['100', '80', '60', '30', '0'];
const track = (given: Partial<PublicTrack> = {}): PublicTrack => ({
  values,
  channels: [
    { name: '好差评', kind: 'service-rating', weight: '6' },
    { name: '抽样调查', kind: 'sample-survey', weight: '4' },
    { name: '网上留言', kind: 'uncoded', weight: '0' },
  ],
  shrinkage: '0',
  minimumVotes: 2,
  fallback: 'categoryMean',
  article: '第六条',
  ...given,
});
const votes = (channel: string, ...counts: number[]) => ({ unit: 'U001', channel, counts });
const score = (given: ReturnType<typeof publicScore>) => given.score && toText(given.score);
const stepsOf = ({ steps }: ReturnType<typeof publicScore>): string[] => steps.map(({ name, value }) => `${name} ${value}`);

describe('votes of the public', () => {
  it('have a mean of their values and a share of satisfied, of the first three levels', () => {
    expect(toText(meanOfVotes([1, 1, 1, 1, 1], values))).toBe('54');
    expect(toText(satisfiedShare([1, 1, 1, 1, 0]))).toBe('0.75');
    expect(() => meanOfVotes([0, 0, 0, 0, 0], values)).toThrow('no votes');
  });

  it('have a Wilson interval', () => {
    // n = 40, p = 0.875: 0.7389 … 0.9454 (Wilson 1927, z = 1.96)
    const { low, high } = wilson(35, 40);
    expect([toFixed(low, 4), toFixed(high, 4)]).toEqual(['0.7389', '0.9454']);
    expect([toFixed(wilson(0, 10).low, 4), toFixed(wilson(0, 10).high, 4)]).toEqual(['0.0000', '0.2775']);
    expect(toFixed(wilson(10, 10).high, 4)).toBe('1.0000');
  });

  it('below the minimum fall back as the policy says', () => {
    const few = (fallback: PublicTrack['fallback']) => scoreOfVotes(track({ fallback }), 1, exact(100), exact(84));
    expect(few('categoryMean')).toMatchObject({ fellBack: true });
    expect(toText(few('categoryMean').score ?? exact(0))).toBe('84');
    expect(few('notApplicable')).toEqual({ score: undefined, fellBack: true });
    expect(scoreOfVotes(track(), 2, exact(100), undefined)).toMatchObject({ fellBack: false });
    expect(toText(scoreOfVotes(track({ shrinkage: '2' }), 2, exact(100), undefined).score ?? exact(0))).toBe('100');
    expect(scoreOfVotes(track(), 5, undefined, exact(84)).fellBack).toBe(true);
  });
});

describe('the public’s score of a unit', () => {
  it('weighs its channels; uncoded votes never count', () => {
    const own = [votes('好差评', 3, 0, 0, 0, 1), votes('抽样调查', 0, 2, 0, 0, 0), votes('网上留言', 0, 0, 0, 0, 99)];
    const result = publicScore(track(), own, own);
    expect(score(result)).toBe('77');
    expect(stepsOf(result)).toEqual([
      'votes 好差评 4',
      'vote-mean 好差评 75',
      'category-mean 好差评 75',
      'satisfied-share 好差评 0.75',
      'satisfied-interval 好差评 0.3006–0.9544',
      'channel-score 好差评 75',
      'votes 抽样调查 2',
      'vote-mean 抽样调查 80',
      'category-mean 抽样调查 80',
      'satisfied-share 抽样调查 1',
      'satisfied-interval 抽样调查 0.3424–1.0000',
      'channel-score 抽样调查 80',
    ]);
    expect(result.flags).toEqual([]);
  });

  it('never counts an uncoded channel, even with a weight', () => {
    const channels = [{ name: '网上留言', kind: 'uncoded' as const, weight: '1' }];
    expect(publicScore(track({ channels }), [votes('网上留言', 9, 0, 0, 0, 0)], [])).toEqual({ score: undefined, steps: [], flags: [] });
  });

  it('adds up several counts of a channel and shrinks towards the category', () => {
    const own = [votes('好差评', 1, 0, 0, 0, 0), votes('好差评', 1, 0, 0, 0, 0)];
    const category = [...own, { ...votes('好差评', 0, 0, 0, 0, 2), unit: 'U002' }];
    // (2·100 + 2·50)/4
    expect(score(publicScore(track({ shrinkage: '2' }), own, category))).toBe('75');
  });

  it('leaves out a channel without a score, and says so', () => {
    const own = [votes('好差评', 3, 0, 0, 0, 1), votes('抽样调查', 0, 1, 0, 0, 0)];
    const result = publicScore(track({ fallback: 'notApplicable' }), own, own);
    expect(score(result)).toBe('75');
    expect(result.flags).toEqual([{ code: 'too-few-votes', facts: { channel: '抽样调查', votes: '1', minimum: '2', fallback: 'none' } }]);
    const mean = publicScore(track(), own, own);
    expect(mean.flags[0]?.facts['fallback']).toBe('categoryMean');
    expect(stepsOf(mean).at(-1)).toBe('channel-score 抽样调查 80');
    expect(stepsOf(publicScore(track(), [], []))).toEqual(['votes 好差评 0', 'votes 抽样调查 0']);
    expect(publicScore(track(), [], []).score).toBeUndefined();
  });
});
