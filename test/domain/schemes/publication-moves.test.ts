import { describe, expect, it } from 'vitest';
import { NotAllowed } from '#domain/problems/errors.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { publish, saveDraft } from '#domain/schemes/publication-moves.ts';

const draft = Publication.parse({
  county: '330797',
  cycle: '2026',
  kind: 'scheme',
  code: 'SA',
  version: 2,
  status: 'draft',
  title: '政府部门考评细则',
  hash: 'aa',
  by: 'clerk',
  rev: 1,
});
const published = Publication.parse({ ...draft, status: 'published', publishedOn: '2026-01-20', rev: 2 });

describe('a draft', () => {
  it('is kept when it is new', () => {
    expect(saveDraft(draft, undefined)).toEqual({ fact: 'draft-saved', changes: [{ created: 'publication', item: draft }] });
  });

  it('is saved again as often as its authors like: title, text and author change', () => {
    const later = { ...draft, title: '细则(修改稿)', hash: 'bb', by: 'head' };
    expect(saveDraft(later, draft)).toEqual({
      fact: 'draft-saved',
      changes: [{ changed: 'publication', before: draft, set: { title: '细则(修改稿)', hash: 'bb', by: 'head' } }],
    });
  });

  it.each([
    ['policy', '考评办法第 2 版已发布'],
    ['plan', '年度方案第 2 版已发布'],
    ['scheme', '考评细则第 2 版已发布'],
  ] as const)('never replaces a published %s', (kind, message) => {
    const save = () => saveDraft({ ...draft, kind }, { ...published, kind });
    expect(save).toThrow(NotAllowed);
    expect(save).toThrow(message);
    expect(save).toThrow(expect.objectContaining({ code: 'version-published' }));
  });
});

describe('publishing', () => {
  it('puts the checked text in force with its day and author', () => {
    expect(publish(draft, { hash: 'cc', today: '2026-01-20', by: 'head' })).toEqual({
      changed: 'publication',
      before: draft,
      set: { status: 'published', hash: 'cc', publishedOn: '2026-01-20', by: 'head' },
    });
  });

  it('keeps the document number and the reason where there are any', () => {
    const change = publish(draft, { hash: 'cc', today: '2026-01-20', by: 'head', documentNumber: '样考〔2026〕1号', reason: '指标调整' });
    expect(change).toMatchObject({ set: { documentNumber: '样考〔2026〕1号', reason: '指标调整' } });
  });

  it('happens once', () => {
    expect(() => publish(published, { hash: 'cc', today: '2026-01-21', by: 'head' })).toThrow('考评细则第 2 版已于 2026-01-20 发布');
  });
});
