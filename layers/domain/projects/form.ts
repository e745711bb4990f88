import * as z from 'zod';
import { NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from '#domain/schemes/code.ts';

const article = z.string().min(1);
const name = z.string().min(1).max(80);

/** 性质: at least, at most, exactly, or 定性 (its value is one of the form's levels). */
export const Nature = z.enum(['≥', '≤', '=', '定性']);
export type Nature = z.infer<typeof Nature>;

/** 三级指标 of a project: what is measured, the value aimed at (指标值), how much it is worth. */
export const ProjectIndicator = z.strictObject({
  code: Code,
  /** Code of the 二级指标 it belongs to. */
  group: Code,
  name,
  nature: Nature,
  /** A number; of a 定性 indicator the goal in words. */
  target: z.string().min(1).max(200),
  /** 度量单位; none for 定性. */
  unitOfMeasure: z.string().min(1).max(20).optional(),
  marks: PositiveDecimal,
});
export type ProjectIndicator = z.infer<typeof ProjectIndicator>;

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

/** Which template a project was given: the version under its hash is the one it keeps. */
export const FormKey = z.strictObject({ code: Code, version: z.int().positive(), hash: z.string().min(1) });
export type FormKey = z.infer<typeof FormKey>;

export const groupsOf = ({ sections }: ProjectForm): FormGroup[] => sections.flatMap(({ groups }) => groups);
