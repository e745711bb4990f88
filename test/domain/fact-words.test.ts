import { expect, it } from 'vitest';
import { factWords } from '#domain/fact-words.zh-cn.ts';

it('facts whose name is put together have words', () => {
  const together = [
    ...['report', 'sign', 'accept', 'return-to-reporter', 'return-to-unit'].map((act) => `submission-${act}`),
    ...['propose', 'sign', 'accept', 'return-to-reporter', 'return-to-unit'].map((act) => `targets-${act}`),
    ...['report', 'sign', 'review', 'finalise', 'return-to-reporter', 'return-to-unit'].map((act) => `evaluation-${act}`),
    ...['notice', 'suggestions', 'priorities', 'cadre', 'disclosure'].map((kind) => `${kind}-written`),
    ...['first-look', 'review', 'decide'].map((kind) => `${kind}-recorded`),
    ...['check-scores-done', 'confirm-use-done', 'budget-signed-off', 'budget-redraw', 'scores-final', 'notice-disclosed', 'result-disclosed'],
  ];
  expect(together.filter((fact) => factWords(fact) === undefined)).toEqual([]);
  expect(factWords('batch-posted')).toBe('数据批次 入库');
});

it('a fact that nobody knows has none', () => {
  expect(factWords('moon-landed')).toBeUndefined();
});
