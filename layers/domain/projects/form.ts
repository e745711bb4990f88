import * as z from 'zod';
import { NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from '#domain/schemes/code.ts';
import { ProjectIndicator } from './indicator.ts';

const article = z.string().min(1);
const name = z.string().min(1).max(80);

/** 二级指标: its marks where the form fixes them, the indicators every project has, and whether a project may add its own. */
const Group = z.strictObject({
  code: Code,
  name,
  marks: PositiveDecimal.optional(),
  indicators: z.array(ProjectIndicator.omit({ group: true })).default([]),
  own: z.boolean().default(true),
});

/** 一级指标 with its full marks. */
const Section = z.strictObject({ code: Code, name, marks: PositiveDecimal, groups: z.array(Group).min(1) });

/** What the form calls its fields; the Excel form carries the same words. */
const Fields = z.strictObject({
  project: name,
  department: name,
  unit: name,
  funds: name,
  total: name,
  appropriation: name,
  carriedOver: name,
  other: name,
  goal: name,
});

/** A level of a 定性 indicator and the share of its marks (in %) that may be given: from `from` (included) up to `to` (excluded, but for the best level). */
const Level = z.strictObject({ name, from: NonNegativeDecimal, to: PositiveDecimal });

/** 项目支出绩效评价表 as a template of data, locked for the unit: fields, tree of indicators, grades. A published version is immutable. */
export const ProjectForm = z.strictObject({
  format: z.literal('xianheng-project-form/1'),
  code: Code,
  version: z.int().positive(),
  title: name,
  article,
  fields: Fields,
  /** 预算执行率: rate × marks, at most the marks; below `explainBelow` (in %) reason and measures are demanded. */
  execution: z.strictObject({ name, marks: PositiveDecimal, explainBelow: PositiveDecimal, article }),
  /** A value better than its target by more than `excess` % is a deviation too: the target may have been too low. */
  deviation: z.strictObject({ excess: PositiveDecimal, article }),
  /** Levels of 定性 indicators, the best first. */
  levels: z.array(Level).min(2),
  levelsArticle: article,
  sections: z.array(Section).min(1),
  /** Decimals of marks and of the total, rounded half up. */
  markDigits: z.int().min(0).max(4).default(2),
  /** Grades of the total, the best first; each includes its lower end, the last has none. */
  grades: z.strictObject({ levels: z.array(z.strictObject({ name, from: PositiveDecimal.optional() })).min(2), article }),
});
export type ProjectForm = z.infer<typeof ProjectForm>;
export type FormGroup = ProjectForm['sections'][number]['groups'][number];

export const groupsOf = ({ sections }: ProjectForm): FormGroup[] => sections.flatMap(({ groups }) => groups);
