import { describe, expect, it } from 'vitest';
import type { Publication } from '#domain/schemes/publication.ts';
import { mustFollow, publish, saveDraft } from '#domain/schemes/publication-moves.ts';
import { refusalOf } from '../a-year.ts';

const draft: Publication = {
  county: '330798',
  cycle: '-',
  kind: 'policy',
  code: 'policy',
  version: 2,
  status: 'draft',
  title: '考评办法',
  hash: 'h-1',
  by: 'P-01',
  rev: 1,
};
const published: Publication = { ...draft, status: 'published', publishedOn: '2026-01-05' };

describe('a version', () => {
  it('is saved as a draft as often as its authors like, and never after it was published', () => {
    expect(saveDraft(draft, undefined)).toEqual({ fact: 'draft-saved', changes: [{ created: 'publication', item: draft }] });
    const next = { ...draft, title: '考评办法(修订)', hash: 'h-2', by: 'P-02' };
    expect(saveDraft(next, draft).changes).toEqual([{ changed: 'publication', before: draft, set: { title: next.title, hash: 'h-2', by: 'P-02' } }]);
    expect(refusalOf(() => saveDraft(next, published))).toEqual({
      code: 'version-published',
      message: '考评办法第 2 版已发布,不能修改;请另存为新版本',
    });
  });

  it('is published once, with its number and reason', () => {
    expect(publish(draft, { hash: 'h-3', today: '2026-01-05', by: 'P-03', documentNumber: '县委〔2026〕1号', reason: '机构改革' })).toEqual({
      changed: 'publication',
      before: draft,
      set: { status: 'published', hash: 'h-3', publishedOn: '2026-01-05', by: 'P-03', documentNumber: '县委〔2026〕1号', reason: '机构改革' },
    });
    expect(refusalOf(() => publish(published, { hash: 'h-3', today: '2026-01-06', by: 'P-03' }))).toEqual({
      code: 'version-published',
      message: '考评办法第 2 版已于 2026-01-05 发布',
    });
  });

  it('follows the one in force: an older one never comes back', () => {
    for (const inForce of [undefined, 1]) expect(refusalOf(() => mustFollow(draft, inForce))).toBeUndefined();
    for (const inForce of [2, 3]) {
      expect(refusalOf(() => mustFollow(draft, inForce))).toEqual({
        code: 'version-not-newer',
        message: `考评办法第 ${inForce} 版已经施行,第 2 版不能再发布;请另存为更新的版本`,
      });
    }
  });
});
