import { problem } from '#domain/problems/problem.ts';
import { FileRefused } from './file-refused.ts';
import { monthFault, type Reading } from './read-row.ts';

/** Code of the refusal: once the month is named, the file can be read again. */
export const monthNotGiven = 'month-not-given';

/** A file that says no month is for the one that was named with it; without one, or with one of which nothing can be taken, it is refused as a whole. */
export const mustHaveMonth = (reading: Pick<Reading, 'book' | 'located' | 'period'>): void => {
  const { located, period } = reading;
  if (located.mapping.period === undefined) return;
  if (period === undefined)
    throw new FileRefused(
      problem('period', monthNotGiven, '文件没有月份列,上传时也没有指定所属月份;请指定所属月份后重新校验,或在文件中增加“月份”列', {
        expected: '月份列,或上传时指定的所属月份',
        got: located.headers
          .filter((header) => header !== '')
          .slice(0, 12)
          .join('、'),
      }),
    );
  const fault = monthFault(reading, period);
  if (fault !== undefined) throw new FileRefused(problem('period', fault.code, `所属月份:${fault.message}`, { expected: fault.expected, got: period }));
};
