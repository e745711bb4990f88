import * as z from 'zod';
import { checkProject } from '#domain/projects/check-project.ts';
import { Answers, Marks } from '#domain/projects/evaluation.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import { Mode } from '#domain/projects/mode.ts';
import { Project, ProjectContent } from '#domain/projects/project.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { Code } from '#domain/schemes/code.ts';
import type { Fault } from './bad-sample.ts';
import { checked, faultAt, parsedYaml, type YamlFile, yamlFile } from './yaml-file.ts';

const reason = z.string().min(1);
const Given = z.strictObject({ indicator: Code, marks: Marks, reason: reason.optional() });
const scores = { review: z.array(Given).default([]), final: z.array(Given).default([]) };

const ProjectsFile = z.strictObject({
  projects: z.array(
    z.strictObject({
      day: z.iso.date(),
      id: Project.shape.id,
      content: ProjectContent,
      by: z.enum(['workbook', 'form']),
      answers: Answers,
      returned: z.strictObject({ reason, indicator: Code, actual: z.string().min(1) }).optional(),
      ...scores,
      further: z.strictObject({ mode: Mode.exclude(['self']), ...scores }).optional(),
    }),
  ),
});

interface ProjectFiles {
  forms: { file: YamlFile; form: ProjectForm }[];
  file: YamlFile;
  projects: z.infer<typeof ProjectsFile>['projects'];
}

const formNames = ['national', 'four-parts', 'hengchuan'] as const;

/** samples/projects: the templates, each with the checks of publishing, and the projects of the year. */
export const readProjectFiles = (folder: string): ProjectFiles => {
  const file = yamlFile(folder, 'projects/projects.yaml');
  return {
    forms: formNames.map((name) => {
      const of = yamlFile(folder, `projects/forms/${name}.yaml`);
      return { file: of, form: checked(of, readForm) };
    }),
    file,
    projects: parsedYaml(file, ProjectsFile).projects,
  };
};

/** Projects that do not fit their templates or the year's units. */
export const projectFaults = ({ forms, file, projects }: ProjectFiles, units: ReadonlySet<string>): Fault[] =>
  projects.flatMap(({ content }, at) => {
    const { code, version } = content.form;
    const form = forms.find((each) => each.form.code === code && each.form.version === version)?.form;
    const path = `projects[${at}].content`;
    if (form === undefined)
      return [faultAt(file, { path: `${path}.form`, code: 'unknown-form', message: 'projects/forms 中没有这个模板', got: `${code} 第 ${version} 版` })];
    return checkProject(content, form, units).map((problem) => faultAt(file, { ...problem, path: `${path}.${problem.path}` }));
  });
