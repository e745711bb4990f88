import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../infra/local/options.ts';
import { stops } from '../../infra/local/play/stops.ts';

describe('the command line of npm start', () => {
  it('plays the whole year of 24 units unless told otherwise', () => {
    expect(optionsOf([])).toEqual({ once: false, keep: false, units: 24 });
    expect(optionsOf(['--units', '120', '--once'])).toEqual({ once: true, keep: false, units: 120 });
  });

  it.each(stops)('stops where %s begins', (until) => {
    expect(optionsOf(['--until', until]).until).toBe(until);
  });

  it.each([
    [['--until', '反馈'], /--until 应为 midterm-tracking、final-scoring、feedback、budget-linkage 之一,收到的是“反馈”/],
    [['--units', '3'], /--units 应为 24 至 400 的整数,收到的是“3”/],
    [['--slow'], /命令行参数有误/],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => optionsOf(args)).toThrow(message);
  });
});
