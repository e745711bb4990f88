import { samplesFolder } from '../../infra/local/play/from-sample.ts';
import type { Playable, SampleProject } from '../../infra/local/play/sample-port.ts';
import { readFiles } from '../../infra/local/sample/read-files.ts';
import { toPlayable } from '../../infra/local/sample/to-playable.ts';
import { smallCounty } from './small-county.ts';

/** Whose a project of the sample is in the small county, and when it comes in. */
export interface Place {
  department: string;
  unit: string;
  day: string;
}

/** The small county with the sample's forms of project evaluation and its first two projects. */
export const projectCounty =
  (first: Place, second: Place) =>
  (code: string): Playable => {
    const { forms, projects } = toPlayable(readFiles(samplesFolder)).projectEvaluation;
    const given = (project: SampleProject | undefined, { department, unit, day }: Place): SampleProject => {
      if (project === undefined) throw new Error('the sample has no projects');
      return { ...project, day, content: { ...project.content, department, unit } };
    };
    return { ...smallCounty(code), projectEvaluation: { forms, projects: [given(projects[0], first), given(projects[1], second)] } };
  };
