import { exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { repeated } from '#domain/schemes/repeated.ts';
import { indicatorProblems } from './check-indicator.ts';
import type { ProjectForm } from './form.ts';

const addUp = (marks: readonly string[], whole: string, path: string, what: string): Problem[] => {
  const total = sum(marks.map(exact));
  if (total.equals(exact(whole))) return [];
  return [problem(path, 'weights-do-not-add-up', `${what}分值合计 ${toText(total)},应等于 ${whole}`, { expected: whole, got: toText(total) })];
};

const sectionProblems = (form: ProjectForm): Problem[] =>
  form.sections.flatMap(({ name, marks, groups }, at) => {
    const path = join('sections', at, 'groups');
    const fixed = groups.flatMap((group) => (group.marks === undefined ? [] : [group.marks]));
    if (fixed.length === 0) return [];
    if (fixed.length < groups.length)
      return [
        problem(path, 'some-marks-missing', `“${name}”的二级指标应当都写明分值,或都不写`, { expected: String(groups.length), got: String(fixed.length) }),
      ];
    return addUp(fixed, marks, path, `“${name}”的二级指标`);
  });

const groupProblems = (form: ProjectForm): Problem[] =>
  form.sections.flatMap((section, at) =>
    section.groups.flatMap((group, below) => {
      const path = join('sections', at, 'groups', below);
      const own = group.indicators.flatMap((indicator, of) => indicatorProblems(indicator, join(path, 'indicators', of)));
      if (group.own) return own;
      if (group.indicators.length === 0) return [...own, problem(join(path, 'indicators'), 'empty-group', `“${group.name}”既不许自设指标,又没有统一指标`)];
      const marks = group.indicators.map(({ marks }) => marks);
      return [...own, ...(group.marks === undefined ? [] : addUp(marks, group.marks, join(path, 'indicators'), `“${group.name}”的统一指标`))];
    }),
  );

/** The best first, from one end to the other: 100 down to 0 without gap or overlap. */
const levelProblems = ({ levels }: ProjectForm): Problem[] =>
  levels.flatMap(({ name, from, to }, at) => {
    const upper = at === 0 ? '100' : (levels[at - 1]?.from ?? '');
    const ends = at === levels.length - 1 && !exact(from).equals(0);
    return [
      ...(exact(to).equals(exact(upper))
        ? []
        : [problem(join('levels', at, 'to'), 'levels-not-adjoining', `“${name}”的上限应等于上一档的下限`, { expected: upper, got: to })]),
      ...(exact(from).gte(exact(to)) ? [problem(join('levels', at, 'from'), 'level-empty', `“${name}”的下限应小于上限 ${to}`, { got: from })] : []),
      ...(ends ? [problem(join('levels', at, 'from'), 'levels-not-adjoining', `最后一档“${name}”的下限应为 0`, { expected: '0', got: from })] : []),
    ];
  });

const gradeProblems = ({ grades: { levels } }: ProjectForm): Problem[] =>
  levels.flatMap(({ name, from }, at) => {
    const path = join('grades.levels', at, 'from');
    if (at === levels.length - 1) return from === undefined ? [] : [problem(path, 'last-grade-bounded', `最后一个等次“${name}”不应有下限`, { got: from })];
    const above = levels[at - 1]?.from;
    if (from === undefined) return [problem(path, 'no-threshold', `等次“${name}”没有下限`)];
    const tooHigh = exact(from).gt(hundred) || (above !== undefined && exact(from).gte(exact(above)));
    return tooHigh
      ? [problem(path, 'grades-not-descending', `等次“${name}”的下限应小于上一等次的下限`, { expected: `小于 ${above ?? '100'}`, got: from })]
      : [];
  });

/** Every problem of a template beyond its shape: marks add up to 100, levels and grades run from top to bottom, codes and names stand once. */
export const checkForm = (form: ProjectForm): Problem[] => {
  const groups = form.sections.flatMap((section, at) => section.groups.map((group, below) => ({ group, path: join('sections', at, 'groups', below) })));
  const indicators = groups.flatMap(({ group, path }) => group.indicators.map((indicator, at) => ({ indicator, path: join(path, 'indicators', at) })));
  const coded = [
    ...form.sections.map(({ code }, at) => ({ code, path: join('sections', at) })),
    ...groups.map(({ group: { code }, path }) => ({ code, path })),
  ];
  return [
    ...addUp([form.execution.marks, ...form.sections.map(({ marks }) => marks)], '100', 'sections', '预算执行率与一级指标'),
    ...sectionProblems(form),
    ...groupProblems(form),
    ...levelProblems(form),
    ...gradeProblems(form),
    ...repeated(
      coded.map(({ code }) => code),
      (at) => join(coded[at]?.path ?? '', 'code'),
      '指标编码',
    ),
    ...repeated(
      indicators.map(({ indicator: { code } }) => code),
      (at) => join(indicators[at]?.path ?? '', 'code'),
      '统一指标编码',
    ),
    ...repeated(
      form.levels.map(({ name }) => name),
      (at) => join('levels', at, 'name'),
      '档次',
    ),
    ...repeated(
      form.grades.levels.map(({ name }) => name),
      (at) => join('grades.levels', at, 'name'),
      '等次',
    ),
  ];
};
