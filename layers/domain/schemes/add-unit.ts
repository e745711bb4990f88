import type { Cycle, Window } from '#domain/cycles/cycle.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Plan, Unit } from './plan.ts';

/** A unit joins a year while its year-end window has not closed: afterwards it could not report any more, and its result would rest on nothing. */
export const mustTakeUnits = ({ cycle }: Cycle, windows: readonly Window[]): void => {
  if (windows.some(({ final, status }) => final && status === 'closed'))
    throw new NotAllowed('too-late-to-add-unit', `${cycle} 年度年终填报期已关闭,不能再增加单位,请列入下一年度方案`);
};

/** A new version of the plan, with a unit that joins in mid-year; its number must be new and its category known. */
export const addUnit = (plan: Plan, unit: Unit, version: number): Plan => {
  const problems = [
    ...(plan.units.some(({ id }) => id === unit.id) ? [problem('unit.id', 'unit-known', `年度方案中已有单位 ${unit.id}`, { got: unit.id })] : []),
    ...(plan.units.some(({ name }) => name === unit.name)
      ? [problem('unit.name', 'name-known', `年度方案中已有名为“${unit.name}”的单位`, { got: unit.name })]
      : []),
    ...(plan.categories.some(({ code }) => code === unit.category)
      ? []
      : [
          problem('unit.category', 'unknown-category', '单位类别应为年度方案所列', {
            expected: plan.categories.map(({ code }) => code).join('、'),
            got: unit.category,
          }),
        ]),
    ...(unit.since === undefined ? [problem('unit.since', 'no-since', '年中增加的单位应写明起始月份')] : []),
  ];
  if (problems.length > 0) throw new InvalidInput('新增单位不符合要求', problems);
  return { ...plan, version, units: [...plan.units, unit] };
};
