import { describe, expect, it } from 'vitest';
import { readHolidayFile } from '../../../functions/cycles/read-holiday-file.ts';

const csv = '\uFEFF名称,日期,类型\r\n元旦,2026-01-01,休\r\n\r\n"元旦,调休",2026-01-04,班\r\n';
const rows = [
  { at: 2, 日期: '2026-01-01', 类型: '休', 名称: '元旦' },
  { at: 4, 日期: '2026-01-04', 类型: '班', 名称: '元旦,调休' },
];

describe('a file of holidays', () => {
  it('as csv: columns by their heads, empty lines left out, lines counted', async () => {
    expect(await readHolidayFile('csv', csv)).toEqual(rows);
  });

  it('as csv without one of its columns is refused with what was expected', async () => {
    await expect(readHolidayFile('csv', '日期,名称\n2026-01-01,元旦\n')).rejects.toMatchObject({
      name: 'InvalidInput',
      problems: [{ path: 'text', code: 'missing-column', expected: '日期,类型,名称', got: '日期,名称' }],
    });
  });

  it('as yaml or json: entries, whose days stay texts', async () => {
    const entries = rows.map((row, index) => ({ ...row, at: index + 1 }));
    expect(await readHolidayFile('yaml', '- { 日期: 2026-01-01, 类型: 休, 名称: 元旦 }\n- { 日期: 2026-01-04, 类型: 班, 名称: "元旦,调休" }\n')).toEqual(
      entries,
    );
    expect(await readHolidayFile('json', JSON.stringify(entries.map(({ at: _, ...entry }) => entry)))).toEqual(entries);
  });

  it('that is broken, or says something else, is refused with the place', async () => {
    await expect(readHolidayFile('yaml', '- { 日期: 2026-01-01\n- [')).rejects.toMatchObject({ problems: [{ code: 'broken-file' }] });
    await expect(readHolidayFile('json', '[{"日期":"2026-01-01"}]')).rejects.toMatchObject({ problems: [{ path: '[0].类型' }] });
  });
});
