import { ProjectForm } from '#domain/projects/form.ts';
import { fromArchive } from './archive.ts';
import { once } from './papers.ts';

/** The version of a form that a project was given; apart from the papers, because only its own area needs it. */
export const projectFormOf = (hash: string): Promise<ProjectForm> => once(hash, () => fromArchive(ProjectForm, hash, '项目评价表模板'));
