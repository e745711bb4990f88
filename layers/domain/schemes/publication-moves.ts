import { type Change, changed, created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Publication } from './publication.ts';

const kinds: Record<Publication['kind'], string> = { policy: '考评办法', plan: '年度方案', scheme: '考评细则', 'project-form': '项目评价表模板' };

/** A draft is saved as often as its authors like; a published version is immutable. */
export const saveDraft = (draft: Publication, before: Publication | undefined): Move => {
  if (before === undefined) return { fact: 'draft-saved', changes: [created('publication', draft)] };
  if (before.status === 'published') throw new NotAllowed('version-published', `${kinds[draft.kind]}第 ${draft.version} 版已发布,不能修改;请另存为新版本`);
  const { title, hash, by } = draft;
  return { fact: 'draft-saved', changes: [changed('publication', before, { title, hash, by })] };
};

interface Publishing {
  /** Hash of the checked document in its canonical form. */
  hash: string;
  today: string;
  by: string;
  documentNumber?: string | undefined;
  reason?: string | undefined;
}

/** A version follows the one in force; an older one never comes back. */
export const mustFollow = ({ kind, version }: Publication, inForce: number | undefined): void => {
  if (inForce !== undefined && version <= inForce)
    throw new NotAllowed('version-not-newer', `${kinds[kind]}第 ${inForce} 版已经施行,第 ${version} 版不能再发布;请另存为更新的版本`);
};

/** The version becomes the one in force; from now on a change is a new version. */
export const publish = (draft: Publication, { hash, today, by, documentNumber, reason }: Publishing): Change => {
  if (draft.status === 'published') throw new NotAllowed('version-published', `${kinds[draft.kind]}第 ${draft.version} 版已于 ${draft.publishedOn ?? ''} 发布`);
  return changed('publication', draft, {
    status: 'published',
    hash,
    publishedOn: today,
    by,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(reason === undefined ? {} : { reason }),
  });
};
