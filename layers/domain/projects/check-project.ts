import { exact, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { repeated } from '#domain/schemes/repeated.ts';
import { indicatorProblems } from './check-indicator.ts';
import { groupsOf, type ProjectForm } from './form.ts';
import type { ProjectIndicator } from './indicator.ts';
import { totalOf } from './money.ts';
import type { ProjectContent } from './project.ts';

/** The project's indicators in the order of the form: those that the form gives to every project first in their group. */
export const indicatorsOf = (form: ProjectForm, own: readonly ProjectIndicator[]): ProjectIndicator[] =>
  groupsOf(form).flatMap(({ code, indicators }) => [
    ...indicators.map((indicator) => ({ ...indicator, group: code })),
    ...own.filter(({ group }) => group === code),
  ]);

const placeProblems = (form: ProjectForm, own: readonly ProjectIndicator[]): Problem[] =>
  own.flatMap(({ name, group: code }, at) => {
    const group = groupsOf(form).find((each) => each.code === code);
    const path = join('indicators', at, 'group');
    if (group === undefined) {
      const known = groupsOf(form).map((each) => `${each.code} ${each.name}`);
      return [problem(path, 'unknown-group', `指标“${name}”的二级指标不在模板中`, { expected: known.join('、'), got: code })];
    }
    return group.own ? [] : [problem(path, 'group-closed', `模板的“${group.name}”只有统一指标,不能自设“${name}”`, { got: code })];
  });

const whole = (marks: string, found: readonly ProjectIndicator[], what: string): Problem[] => {
  const total = sum(found.map((each) => exact(each.marks)));
  if (total.equals(exact(marks))) return [];
  return [
    problem('indicators', 'weights-do-not-add-up', `${what}的三级指标分值合计 ${toText(total)},应等于 ${marks}`, { expected: marks, got: toText(total) }),
  ];
};

/** Marks add up where the form fixes them: of every 一级指标, and of a 二级指标 that has marks. */
const markProblems = (form: ProjectForm, all: readonly ProjectIndicator[]): Problem[] =>
  form.sections.flatMap((section) => {
    const codes = new Set(section.groups.map(({ code }) => code));
    const fixed = section.groups.flatMap(({ code, name, marks }) =>
      marks === undefined
        ? []
        : whole(
            marks,
            all.filter(({ group }) => group === code),
            `二级指标“${name}”`,
          ),
    );
    const inSection = all.filter(({ group }) => codes.has(group));
    return fixed.length > 0 ? fixed : whole(section.marks, inSection, `一级指标“${section.name}”`);
  });

const budgetProblems = ({ added, budget: { initial, annual } }: Pick<ProjectContent, 'added' | 'budget'>): Problem[] => {
  const start = totalOf(initial);
  const wrongStart =
    added.when === 'start' && start.equals(0)
      ? [problem('budget.initial', 'no-initial-budget', '年初安排的项目应有年初预算数', { expected: '大于 0', got: '0' })]
      : added.when === 'mid-year' && !start.equals(0)
        ? [problem('budget.initial', 'initial-budget-in-mid-year', '年中追加的项目年初预算数应为 0', { expected: '0', got: toText(start) })]
        : [];
  return [...wrongStart, ...annualProblems(annual)];
};

/** Without a budget there is no execution rate: a project that lost all its money is not evaluated. */
export const annualProblems = (annual: ProjectContent['budget']['annual'], path = 'budget.annual'): Problem[] =>
  totalOf(annual).equals(0) ? [problem(path, 'no-annual-budget', '全年预算数为 0,无法计算预算执行率', { expected: '大于 0', got: '0' })] : [];

/** Every problem of a project against its template and the year's units. */
export const checkProject = (content: ProjectContent, form: ProjectForm, units: ReadonlySet<string>): Problem[] => {
  const { indicators: own } = content;
  const all = indicatorsOf(form, own);
  const codes = [...groupsOf(form).flatMap(({ indicators }) => indicators.map(({ code }) => code)), ...own.map(({ code }) => code)];
  const given = codes.length - own.length;
  return [
    ...(['department', 'unit'] as const).flatMap((field) =>
      units.has(content[field]) ? [] : [problem(field, 'unknown-unit', `年度方案中没有单位 ${content[field]}`, { got: content[field] })],
    ),
    ...budgetProblems(content),
    ...own.flatMap((indicator, at) => indicatorProblems(indicator, join('indicators', at))),
    ...placeProblems(form, own),
    ...repeated(codes, (at) => join('indicators', at - given, 'code'), '指标编码'),
    ...markProblems(form, all),
  ];
};
