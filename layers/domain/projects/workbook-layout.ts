import type { MergedRange } from '#domain/ingestion/cell.ts';
import type { Evaluation } from './evaluation.ts';
import { explanationText } from './explanation.ts';
import { groupsOf, type ProjectForm } from './form.ts';
import type { ProjectIndicator } from './indicator.ts';
import { modeNames } from './mode.ts';
import { type Funds, fundSources, toTenThousand, totalOf } from './money.ts';
import type { Project } from './project.ts';
import { type Sheet, sheetOf } from './side-by-side.ts';
import type { FormCell, FormLayout } from './workbook-cell.ts';

const sheetName = '绩效评价表';

interface Filled {
  project: Project;
  form: ProjectForm;
  evaluation: Evaluation;
  /** Names of 主管部门 and 实施单位. */
  names: { department: string; unit: string };
}

type Band = (row: number) => { cells: FormCell[]; merges: MergedRange[]; rows: number };

const at = (row: number, column: number, text: string, holds: FormCell['holds'] = 'locked', choices?: readonly string[]): FormCell => ({
  ...{ row, column, text, holds },
  ...(choices === undefined ? {} : { choices }),
});
const span = (top: number, left: number, bottom: number, right: number): MergedRange => ({ top, left, bottom, right });

/** Name and version of the template, the project and the mode: an older or another workbook is known by this cell. */
export const stampOf = ({ project, form, evaluation }: Pick<Filled, 'project' | 'form' | 'evaluation'>): string =>
  `模板 ${form.code} 第 ${form.version} 版 · 项目 ${project.id} · ${modeNames[evaluation.mode]}`;
export const stampAt = { row: 2, column: 6 } as const;

const headBand =
  (filled: Filled): Band =>
  (row) => ({
    cells: [
      at(row, 1, filled.form.title),
      at(row + 1, 1, `(${filled.project.cycle} 年度)`),
      at(row + 1, stampAt.column, stampOf(filled)),
      at(row + 2, 1, filled.form.fields.project),
      at(row + 2, 2, filled.project.name),
      at(row + 3, 1, filled.form.fields.department),
      at(row + 3, 2, filled.names.department),
      at(row + 3, 6, filled.form.fields.unit),
      at(row + 3, 7, filled.names.unit),
    ],
    merges: [
      span(row, 1, row, 11),
      span(row + 1, 1, row + 1, 5),
      span(row + 1, 6, row + 1, 11),
      span(row + 2, 2, row + 2, 11),
      span(row + 3, 2, row + 3, 5),
      span(row + 3, 7, row + 3, 11),
    ],
    rows: 4,
  });

const money = (funds: Funds | undefined, source: keyof Funds): string => (funds === undefined ? '' : toTenThousand(funds[source]));
const total = (funds: Funds | undefined): string => (funds === undefined ? '' : toTenThousand(totalOf(funds)));

const fundsBand =
  ({ project, form, evaluation }: Filled, { execution }: Sheet): Band =>
  (row) => {
    const { fields } = form;
    const { budget } = project;
    const { annual, executed, executionReason: reason, executionMeasures: measures } = evaluation;
    const heads = ['年初预算数', '全年预算数', '全年执行数', '执行率(%)', '分值', '得分', '偏差原因分析及改进措施'];
    return {
      cells: [
        at(row, 1, fields.funds),
        ...heads.map((text, each) => at(row, 5 + each, text)),
        at(row + 1, 2, fields.total),
        at(row + 1, 5, total(budget.initial)),
        at(row + 1, 6, total(annual)),
        at(row + 1, 7, total(executed), 'computed'),
        at(row + 1, 8, execution?.rate ?? '', 'computed'),
        at(row + 1, 9, form.execution.marks),
        at(row + 1, 10, execution?.marks ?? '', 'computed'),
        at(row + 1, 11, explanationText({ reason, measures }), { of: 'execution' }),
        ...fundSources.flatMap((source, each) => [
          at(row + 2 + each, 2, fields[source]),
          at(row + 2 + each, 5, money(budget.initial, source)),
          at(row + 2 + each, 6, money(annual, source)),
          at(row + 2 + each, 7, money(executed, source), { of: 'executed', source }),
        ]),
      ],
      merges: [
        span(row, 1, row + 4, 1),
        ...[0, 1, 2, 3, 4].map((each) => span(row + each, 2, row + each, 4)),
        ...[8, 9, 10, 11].map((column) => span(row + 1, column, row + 4, column)),
      ],
      rows: 5,
    };
  };

const goalBand =
  ({ project, form, evaluation }: Filled): Band =>
  (row) => ({
    cells: [
      at(row, 1, form.fields.goal),
      at(row, 2, '预期目标'),
      at(row, 7, '实际完成情况'),
      at(row + 1, 2, project.goal),
      at(row + 1, 7, evaluation.goalActual ?? '', { of: 'goal' }),
    ],
    merges: [span(row, 1, row + 1, 1), ...[0, 1].flatMap((each) => [span(row + each, 2, row + each, 6), span(row + each, 7, row + each, 11)])],
    rows: 2,
  });

const heads = ['绩效指标', '一级指标', '二级指标', '三级指标', '性质', '年度指标值', '度量单位', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'];

const indicatorCells = (indicator: ProjectIndicator, { evaluation, form }: Filled, row: number): FormCell[] => {
  const { actual = '', self = '', reason, measures } = evaluation.rows.find((each) => each.indicator === indicator.code) ?? {};
  const choices = indicator.nature === '定性' ? form.levels.map(({ name }) => name) : undefined;
  return [
    ...[indicator.name, indicator.nature, indicator.target, indicator.unitOfMeasure ?? ''].map((text, each) => at(row, 4 + each, text)),
    at(row, 8, actual, { of: 'actual', indicator }, choices),
    at(row, 9, indicator.marks),
    at(row, 10, self, { of: 'self', indicator }),
    at(row, 11, explanationText({ reason, measures }), { of: 'explanation', indicator }),
  ];
};

/** Consecutive rows of the same thing become one merged cell with its name in the first. */
const blocks = (names: readonly { code: string; name: string }[], row: number, column: number): { cells: FormCell[]; merges: MergedRange[] } => {
  const starts = names.flatMap(({ code }, each) => (each === 0 || names[each - 1]?.code !== code ? [each] : []));
  return {
    cells: starts.map((each) => at(row + each, column, names[each]?.name ?? '')),
    merges: starts.flatMap((each, of) => {
      const end = (starts[of + 1] ?? names.length) - 1;
      return end > each ? [span(row + each, column, row + end, column)] : [];
    }),
  };
};

const indicatorsBand =
  (filled: Filled): Band =>
  (row) => {
    const { form, project } = filled;
    const groups = groupsOf(form);
    const first = row + 1;
    const [sections, middle] = [
      project.indicators.map(({ group }) => form.sections.find((section) => section.groups.some(({ code }) => code === group)) ?? { code: '', name: '' }),
      project.indicators.map(({ group }) => groups.find(({ code }) => code === group) ?? { code: '', name: '' }),
    ];
    const [level1, level2] = [blocks(sections, first, 2), blocks(middle, first, 3)];
    const last = row + project.indicators.length;
    return {
      cells: [
        ...heads.map((text, each) => at(row, 1 + each, text)),
        ...level1.cells,
        ...level2.cells,
        ...project.indicators.flatMap((indicator, each) => indicatorCells(indicator, filled, first + each)),
      ],
      merges: [span(row, 1, last, 1), ...level1.merges, ...level2.merges],
      rows: project.indicators.length + 1,
    };
  };

const totalBand =
  ({ self }: Sheet): Band =>
  (row) => ({
    cells: [at(row, 1, '总分'), at(row, 9, '100'), at(row, 10, self?.total ?? '', 'computed'), at(row, 11, self?.grade ?? '', 'computed')],
    merges: [span(row, 1, row, 8)],
    rows: 1,
  });

/** 项目支出绩效自评表 as units file it: the title, the project, its money, the goal, the indicators with merged levels, the total. */
export const layoutOf = (filled: Filled): FormLayout => {
  const sheet = sheetOf(filled.project, filled.form, filled.evaluation);
  const bands = [headBand(filled), fundsBand(filled, sheet), goalBand(filled), indicatorsBand(filled), totalBand(sheet)];
  const layout: FormLayout = { sheet: sheetName, cells: [], merges: [], rows: 0 };
  for (const band of bands) {
    const { cells, merges, rows } = band(layout.rows + 1);
    layout.cells.push(...cells);
    layout.merges.push(...merges);
    layout.rows += rows;
  }
  return layout;
};
