import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Playable } from '../play/sample-port.ts';
import { historyOf } from './history.ts';
import type { SampleFiles } from './read-files.ts';
import { levels, months } from './shapes.ts';

/** Cells of a row in the order of the months: those that have a value. */
const monthly = (cells: SampleFiles['figures'][number]['cells'], year: number) =>
  months.flatMap((column, at) => {
    const value = cells[column];
    return value === undefined ? [] : [{ period: `${year}-${String(at + 1).padStart(2, '0')}`, value }];
  });

/** Source of every figure, by category and name: the scheme says it. */
export const sourcesOf = ({ plan, schemes }: Pick<SampleFiles, 'plan' | 'schemes'>): ReadonlyMap<string, string> =>
  new Map(
    plan.categories.flatMap(({ code, scheme }) =>
      schemes
        .filter((each) => each.code === scheme)
        .flatMap(figuresOf)
        .map(({ name, source }): [string, string] => [`${code}|${name}`, source]),
    ),
  );

const figureValues = (files: SampleFiles): FigureValue[] => {
  const sources = sourcesOf(files);
  const categories = new Map([...files.plan.units, ...files.joining.map(({ unit }) => unit)].map(({ id, category }) => [id, category]));
  return files.figures.flatMap(({ cells }) => {
    const source = sources.get(`${categories.get(cells.单位编号)}|${cells.数据项}`) ?? '';
    return monthly(cells, files.plan.year).map((cell) => ({ unit: cells.单位编号, figure: cells.数据项, source, ...cell }));
  });
};

const baseValues = (files: SampleFiles): FigureValue[] =>
  files.baseData.flatMap(({ cells }) =>
    (['2024年', '2025年'] as const).flatMap((column) => {
      const value = cells[column];
      return value === undefined ? [] : [{ unit: cells.单位编号, figure: cells.数据项, period: `${column.slice(0, 4)}-12`, value, source: cells.来源 }];
    }),
  );

/** The files as the player of the year wants them. */
export const toPlayable = (files: SampleFiles): Playable => {
  const {
    policy,
    plan,
    planNumber,
    schemes,
    people,
    matters,
    targetWork,
    reporting,
    ledger,
    joining,
    reviewed,
    budget,
    sources,
    reconciliations,
    commitments,
  } = files;
  const figures = figureValues(files);
  return {
    ...{ policy, plan, planNumber, schemes, people, matters, targetWork, ledger, joining, reviewed, sources, reconciliations, commitments },
    targets: files.targets.map(({ cells }) => ({
      unit: cells.单位编号,
      indicator: cells.指标,
      ...(cells.目标值 === undefined ? {} : { target: cells.目标值 }),
      ...(cells.基期值 === undefined ? {} : { baseline: cells.基期值 }),
      milestones: cells.里程碑,
    })),
    baseData: baseValues(files),
    figures,
    history: historyOf(schemes, figures),
    priorScores: files.priorScores,
    gaps: reporting.gaps,
    slips: reporting.slips,
    forms: {
      mistyped: reporting.mistyped,
      unchanged: reporting.unchanged,
      explanations: reporting.explanations,
      acknowledged: reporting.acknowledged,
    },
    ratings: files.ratings.map(({ cells }) => ({ unit: cells.单位编号, indicator: cells.指标, body: cells.评价主体, ratings: cells.评分 })),
    publicVotes: files.votes.map(({ cells }) => ({ unit: cells.单位编号, channel: cells.渠道, counts: levels.map((level) => cells[level]) })),
    peers: files.peers.map(({ cells }) => ({ indicator: cells.指标, name: cells.对比对象, value: cells.数值 })),
    budgets: files.budgets.map(({ cells }) => ({
      unit: cells.单位编号,
      base: cells['本年预算(万元)'],
      protected: {
        basicGuarantees: cells['三保支出(万元)'],
        debtService: cells['债务还本付息(万元)'],
        earmarked: cells['上级专项(万元)'],
        contracts: cells['已签合同(万元)'],
      },
    })),
    projectEvaluation: { forms: files.projectFiles.forms.map(({ file }) => file.data as Record<string, unknown>), projects: files.projectFiles.projects },
    budgetTotal: budget.total,
    adjustments: budget.adjustments,
  };
};
