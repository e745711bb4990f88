import { expect, it } from 'vitest';
import { changedSinceNotice } from '#domain/scoring/since-notice.ts';

const total = (unit: string, score: string, grade: string) => ({ unit, name: `样${unit}`, score, grade });

it('what changed since the public notice are the units whose score or grade is another', () => {
  const noticed = [total('U003', '70', '合格'), total('U001', '90.5', '优秀'), total('U002', '80', '良好')];
  const now = [total('U003', '71', '合格'), total('U001', '90.5', '良好'), total('U002', '80', '良好')];
  expect(changedSinceNotice(noticed, now)).toEqual([
    { unit: 'U001', name: '样U001', noticed: { score: '90.5', grade: '优秀' }, now: { score: '90.5', grade: '良好' } },
    { unit: 'U003', name: '样U003', noticed: { score: '70', grade: '合格' }, now: { score: '71', grade: '合格' } },
  ]);
  expect(changedSinceNotice(now, now)).toEqual([]);
});
