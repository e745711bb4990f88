import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mend } from '#domain/problems/mend.ts';

const Line = z.strictObject({ name: z.string().min(1), weight: z.string().regex(/^\d+$/), kind: z.enum(['sum', 'converted']).optional() });
const Document = z.strictObject({ title: z.string().min(1), year: z.int().min(2000), lines: z.array(Line).min(1) });

const sound = {
  title: '细则',
  year: 2026,
  lines: [
    { name: '总分', weight: '100' },
    { name: '加分', weight: '5', kind: 'sum' },
  ],
};
const spares = ['代', 2000, '1', [{ name: '代', weight: '1' }]];

describe('a document mended so that the checks after the schema can run', () => {
  it('is left alone when it fits', () => expect(mend(Document, sound, spares)).toEqual({ document: sound, paths: [] }));

  it('loses what does not belong, which changes nothing that is checked', () => {
    expect(mend(Document, { ...sound, colour: '红' }, spares)).toEqual({ document: sound, paths: [] });
  });

  it('loses an optional part that is wrong, and gets one of the words where a word is wrong', () => {
    const input = { ...sound, lines: [sound.lines[0], { ...sound.lines[1], kind: 'product' }] };
    expect(mend(Document, input, spares)).toEqual({
      document: { ...sound, lines: [sound.lines[0], { name: '加分', weight: '5' }] },
      paths: ['lines[1].kind'],
    });
    const Worded = z.strictObject({ kind: z.enum(['sum', 'converted']) });
    expect(mend(Worded, { kind: 'product' }, [])).toEqual({ document: { kind: 'sum' }, paths: ['kind'] });
  });

  it('gets a spare where a part is wrong or missing; all such places are named and the rest stays as written', () => {
    const input = { title: '', year: 1999, lines: [{ name: '总分', weight: '百' }, sound.lines[1]] };
    expect(mend(Document, input, spares)).toEqual({
      document: { title: '代', year: 2000, lines: [{ name: '总分', weight: '1' }, sound.lines[1]] },
      paths: ['title', 'year', 'lines[0].weight'],
    });
    expect(input.lines[0]?.weight).toBe('百');
    expect(mend(Document, { title: '细则', year: 2026 }, spares)).toEqual({
      document: { title: '细则', year: 2026, lines: [{ name: '代', weight: '1' }] },
      paths: ['lines'],
    });
  });

  it('gets a spare for the smallest part around it when nothing can stand for the part itself', () => {
    expect(mend(Document, { ...sound, lines: [{ name: '总分' }] }, [[{ name: '代', weight: '1' }]])).toEqual({
      document: { ...sound, lines: [{ name: '代', weight: '1' }] },
      paths: ['lines'],
    });
  });

  it('cannot be made of something else altogether', () => {
    for (const input of ['细则', 7, null, undefined, []]) expect(mend(Document, input, spares)).toBeUndefined();
    expect(mend(Document, { title: '' }, [])).toBeUndefined();
  });

  it('is not mended in more than a hundred places: such a file is another kind of file', () => {
    const lines = (count: number) => Array.from({ length: count }, () => ({ name: '项', weight: '百' }));
    expect(mend(Document, { ...sound, lines: lines(100) }, ['1'])?.paths).toHaveLength(100);
    expect(mend(Document, { ...sound, lines: lines(101) }, ['1'])).toBeUndefined();
  });
});
