import { exact, hundred } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { checkPolicy } from '#domain/schemes/check-policy.ts';
import { checkScheme } from '#domain/schemes/check-scheme.ts';
import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import type { Dossier } from './dossier.ts';
import type { FigureValue } from './facts.ts';

const below = (base: string, problems: readonly Problem[]): Problem[] => problems.map((each) => ({ ...each, path: join(base, each.path) }));

/** Every category has its scheme, every unit its category. */
const planProblems = ({ plan: { categories, units }, schemes }: Dossier): Problem[] => [
  ...categories.flatMap(({ scheme, name }, at) =>
    schemes.some(({ code }) => code === scheme)
      ? []
      : [
          problem(join('plan', 'categories', at, 'scheme'), 'unknown-scheme', `卷宗中没有类别“${name}”的考评细则`, {
            expected: schemes.map(({ code }) => code).join('、'),
            got: scheme,
          }),
        ],
  ),
  ...units.flatMap(({ category, name }, at) =>
    categories.some(({ code }) => code === category)
      ? []
      : [
          problem(join('plan', 'units', at, 'category'), 'unknown-category', `单位“${name}”的类别不在方案中`, {
            expected: categories.map(({ code }) => code).join('、'),
            got: category,
          }),
        ],
  ),
];

/** A value outside its figure's range is an input problem, not a mark. */
const valueProblems = ({ figures, schemes }: Dossier): Problem[] => {
  const known = new Map(schemes.flatMap(figuresOf).map((figure) => [figure.name, figure]));
  return figures.flatMap(({ figure: name, period, value }, at) => {
    const domain = known.get(name)?.domain;
    return domain === undefined || !outsideDomain(value, domain)
      ? []
      : [problem(join('figures', at, 'value'), 'outside-domain', `数据项“${name}”(${period})的数值超出取值范围`, { expected: domainText(domain), got: value })];
  });
};

const cellOf = ({ unit, figure, period }: Pick<FigureValue, 'unit' | 'figure' | 'period'>): string => `${unit}|${figure}|${period}`;

/** One value a unit, figure and month; a disagreement names the very value that counts. */
const cellProblems = ({ figures, disagreements }: Dossier): Problem[] => {
  const counted = new Map(figures.map((value) => [cellOf(value), value]));
  const seen = new Set<string>();
  return [
    ...figures.flatMap((value, at) => {
      const cell = cellOf(value);
      if (!seen.has(cell)) {
        seen.add(cell);
        return [];
      }
      return [
        problem(join('figures', at), 'value-twice', `${value.unit} 的数据项“${value.figure}”(${value.period})有两个数值`, {
          expected: '一个数值',
          got: value.value,
        }),
      ];
    }),
    ...disagreements.flatMap(({ counted: { source, value }, ...cell }, at) => {
      const used = counted.get(cellOf(cell));
      return used?.source === source && exact(used.value).equals(exact(value))
        ? []
        : [
            problem(
              join('disagreements', at, 'counted'),
              'not-the-value-that-counts',
              `${cell.unit} 的数据项“${cell.figure}”(${cell.period})采用的不是这个数值`,
              {
                expected: used === undefined ? '(无)' : `${used.source} ${used.value}`,
                got: `${source} ${value}`,
              },
            ),
          ];
    }),
  ];
};

const factLists = ['targets', 'figures', 'disagreements', 'exceptions', 'adjustments', 'ratings', 'publicVotes', 'projects', 'decisions', 'lateDays'] as const;

/** Facts speak of units of the plan and of indicators of the schemes. */
const factProblems = (dossier: Dossier): Problem[] => {
  const units = new Set(dossier.plan.units.map(({ id }) => id));
  const indicators = new Set(dossier.schemes.flatMap(({ root }) => leavesOf(root).map(({ code }) => code)));
  const unknownIndicator = (indicator: string, path: string): Problem[] =>
    indicators.has(indicator)
      ? []
      : [problem(path, 'unknown-indicator', `卷宗的细则中没有指标 ${indicator}`, { expected: '细则所列的指标编码', got: indicator })];
  return [
    ...factLists.flatMap((list) =>
      dossier[list].flatMap((fact, at) => [
        ...(units.has(fact.unit)
          ? []
          : [problem(join(list, at, 'unit'), 'unknown-unit', `年度方案中没有单位 ${fact.unit}`, { expected: '年度方案所列的单位编号', got: fact.unit })]),
        ...('indicator' in fact ? unknownIndicator(fact.indicator, join(list, at, 'indicator')) : []),
      ]),
    ),
    ...dossier.peers.flatMap(({ indicator }, at) => unknownIndicator(indicator, join('peers', at, 'indicator'))),
    ...dossier.adjustments.flatMap(({ kind, veto }, at) =>
      kind !== 'veto' || dossier.policy.vetoes.some(({ code }) => code === veto)
        ? []
        : [
            problem(join('adjustments', at, 'veto'), 'unknown-veto', '考评办法中没有这个一票否决事项', {
              expected: dossier.policy.vetoes.map(({ code }) => code).join('、'),
              got: veto ?? '(空)',
            }),
          ],
    ),
  ];
};

/** A project stands once; it has a score of the hundred marks of its form, or says whom it waits for. */
const projectProblems = ({ projects }: Dossier): Problem[] =>
  projects.flatMap(({ project, name, score, awaits }, at) => {
    const path = join('projects', at);
    const [twice, stated] = [projects.findIndex((each) => each.project === project) < at, (score === undefined) !== (awaits === undefined)];
    return [
      ...(twice ? [problem(join(path, 'project'), 'project-twice', `项目“${name}”列了两次`, { expected: '每个项目一行', got: project })] : []),
      ...(stated ? [] : [problem(join(path, 'score'), 'score-or-awaits', `项目“${name}”应有得分(score),或写明待谁办理(awaits)`, { expected: '二者之一' })]),
      ...(score === undefined || exact(score).lte(hundred)
        ? []
        : [problem(join(path, 'score'), 'score-above-hundred', `项目“${name}”的得分超过 100`, { expected: '0 至 100', got: score })]),
    ];
  });

/** Whether a dossier can be assessed: its policy and schemes keep the rules of publishing, and its parts refer to one another. */
export const checkDossier = (dossier: Dossier): Problem[] => [
  ...below('policy', checkPolicy(dossier.policy)),
  ...dossier.schemes.flatMap((scheme, at) => below(join('schemes', at), checkScheme(scheme, dossier.policy))),
  ...planProblems(dossier),
  ...factProblems(dossier),
  ...valueProblems(dossier),
  ...cellProblems(dossier),
  ...projectProblems(dossier),
];
