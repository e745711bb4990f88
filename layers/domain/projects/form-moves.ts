import { created, type Move } from '../change.ts';
import type { Publication } from '../schemes/publication.ts';
import { mustFollow } from '../schemes/publication-moves.ts';
import type { ProjectForm } from './form.ts';

interface Publishing extends Pick<Publication, 'county' | 'cycle' | 'hash' | 'by'> {
  form: ProjectForm;
  today: string;
  /** Newest published version of the same form. */
  newest: number | undefined;
}

/** A version of a form is published at once and immutable; projects that were given an older one keep it. */
export const publishForm = ({ form: { code, version, title }, today, newest, ...place }: Publishing): Move => {
  const publication: Publication = { ...place, kind: 'project-form', code, version, title, status: 'published', publishedOn: today, rev: 1 };
  mustFollow(publication, newest);
  return { fact: 'project-form-published', changes: [created('publication', publication)] };
};
