import { describe, expect, it } from 'vitest';
import type { Publication } from '#domain/schemes/publication.ts';
import { mustFollow } from '#domain/schemes/publication-moves.ts';
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

describe('a version', () => {
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
