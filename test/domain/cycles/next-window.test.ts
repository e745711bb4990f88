import { describe, expect, it } from 'vitest';
import { nextWindow } from '#domain/cycles/window-moves.ts';
import { smallCounty } from '../../support/small-county.ts';

const small = smallCounty().plan;
const [firstHalf, final] = small.windows;
if (firstHalf === undefined || final === undefined) throw new Error('the small county has two windows');
const plan = { ...small, windows: [firstHalf, { ...firstHalf, code: '2026Q3', name: '第三季度' }, final] };

describe('the window that comes next', () => {
  it('is the first one, then each in the order of the plan, whatever is closed already', () => {
    const walked: string[] = [];
    for (let at = nextWindow(plan, 'midterm-tracking'); at !== undefined; at = nextWindow(plan, 'midterm-tracking', at.code)) walked.push(at.code);
    expect(walked).toEqual(['2026H1', '2026Q3']);
  });

  it('of the final scoring is the final one, and none after it', () => {
    expect(nextWindow(plan, 'final-scoring')?.code).toBe('2026FY');
    expect(nextWindow(plan, 'final-scoring', '2026FY')).toBeUndefined();
  });

  it('after a window that the plan does not have is a fault, not a start from the beginning', () => {
    expect(() => nextWindow(plan, 'midterm-tracking', '1999H1')).toThrow(RangeError);
  });
});
