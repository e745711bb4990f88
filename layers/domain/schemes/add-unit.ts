import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Plan, Unit } from './plan.ts';

/** The next version of the plan, with a unit that joins in mid-year; its number must be new and its category known. */
export const addUnit = (plan: Plan, unit: Unit): Plan => {
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
  return { ...plan, version: plan.version + 1, units: [...plan.units, unit] };
};
