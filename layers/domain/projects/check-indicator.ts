import { Decimal, exact } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { ProjectIndicator } from './indicator.ts';

const measured = ({ name, nature, target, unitOfMeasure }: Omit<ProjectIndicator, 'group'>, path: string): Problem[] => {
  const at = join(path, 'target');
  const noUnit =
    unitOfMeasure === undefined ? [problem(join(path, 'unitOfMeasure'), 'no-unit-of-measure', `指标“${name}”的性质为“${nature}”,应写明度量单位`)] : [];
  if (!Decimal.safeParse(target).success)
    return [...noUnit, problem(at, 'target-not-a-number', `指标“${name}”的性质为“${nature}”,指标值应为数字`, { expected: '十进制数字,如 95.10', got: target })];
  if (exact(target).gte(0)) return noUnit;
  return [...noUnit, problem(at, 'negative-target', `指标“${name}”的指标值不应小于 0;请改用反向表述的指标`, { expected: '不小于 0 的数字', got: target })];
};

/** A measured indicator has a number it can be marked against and a unit of measure; a 定性 one is told in words. */
export const indicatorProblems = (indicator: Omit<ProjectIndicator, 'group'>, path: string): Problem[] => {
  if (indicator.nature !== '定性') return measured(indicator, path);
  return indicator.unitOfMeasure === undefined
    ? []
    : [
        problem(join(path, 'unitOfMeasure'), 'unit-of-measure-not-used', `定性指标“${indicator.name}”没有度量单位`, {
          expected: '不填',
          got: indicator.unitOfMeasure,
        }),
      ];
};
