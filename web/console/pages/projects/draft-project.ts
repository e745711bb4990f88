import type { ProjectForm } from '#domain/projects/form.ts';
import type { Nature, ProjectIndicator } from '#domain/projects/indicator.ts';
import type { ProjectContent } from '#domain/projects/project.ts';
import { type FundTexts, fundsOf } from './answers.ts';

export interface IndicatorTexts {
  key: number;
  group: string;
  code: string;
  name: string;
  nature: Nature;
  target: string;
  unitOfMeasure: string;
  marks: string;
}

/** A project as it is typed: money in 万元. */
export interface ProjectTexts {
  id: string;
  name: string;
  department: string;
  unit: string;
  when: ProjectContent['added']['when'];
  document: string;
  goal: string;
  initial: FundTexts;
  annual: FundTexts;
  indicators: readonly IndicatorTexts[];
}

const noFunds: FundTexts = { appropriation: '', carriedOver: '', other: '' };
export const emptyProject: ProjectTexts = {
  ...{ id: '', name: '', department: '', unit: '', when: 'start', document: '', goal: '' },
  ...{ initial: noFunds, annual: noFunds, indicators: [] },
};
const nothing = { appropriation: '0', carriedOver: '0', other: '0' };

const indicatorOf = ({ key: _, unitOfMeasure, nature, ...texts }: IndicatorTexts): ProjectIndicator => ({
  ...(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()])) as typeof texts),
  nature,
  ...(nature === '定性' || unitOfMeasure.trim() === '' ? {} : { unitOfMeasure: unitOfMeasure.trim() }),
});

/** As the API takes it, under the version of the form that was chosen. */
export const contentOf = (
  { name, department, unit, when, document, goal, initial, annual, indicators }: ProjectTexts,
  { code, version }: ProjectForm,
): ProjectContent => ({
  name: name.trim(),
  department,
  unit,
  added: { when, document: document.trim() },
  form: { code, version },
  goal: goal.trim(),
  budget: { initial: fundsOf(initial) ?? nothing, annual: fundsOf(annual) ?? nothing },
  indicators: indicators.map(indicatorOf),
});
