import { readPlan, readPolicy, readScheme } from '#domain/schemes/read-papers.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { readProjectFiles } from './project-files.ts';
import {
  BaseDataTable,
  BudgetFile,
  BudgetsTable,
  CommitmentsFile,
  Decisions,
  FiguresTable,
  Joining,
  Ledger,
  MattersFile,
  PeersTable,
  People,
  RatingsTable,
  Reconciliations,
  Reporting,
  SourcesFile,
  TargetsTable,
  TargetWork,
  VotesTable,
} from './shapes.ts';
import { tableFile } from './table-file.ts';
import { checked, parsedYaml, textOf, yamlFile } from './yaml-file.ts';

/** All files of the sample, each parsed at the edge; policy, plan and schemes with the checks of publishing. */
export const readFiles = (folder: string) => {
  const yaml = (name: string) => yamlFile(folder, name);
  const policy = checked(yaml('policy.yaml'), readPolicy);
  const plan = checked(yaml('plan.yaml'), (data) => readPlan(data, policy));
  const schemes = plan.categories.map(({ code }): Scheme => checked(yaml(`schemes/${code}.yaml`), (data) => readScheme(data, policy, plan)));
  const reconciliationsFile = yaml('reconciliations.yaml');
  const sourcesFile = yaml('sources.yaml');
  const ledgerFile = yaml('ledger.yaml');
  const reportingFile = yaml('reporting.yaml');
  const targetFile = yaml('targets.yaml');
  const { holidays, map, ...matters } = parsedYaml(yaml('people-matters.yaml'), MattersFile);
  return {
    policy,
    plan,
    schemes,
    ...parsedYaml(yaml('people.yaml'), People),
    ...parsedYaml(yaml('joining.yaml'), Joining),
    ...parsedYaml(yaml('decisions.yaml'), Decisions),
    ...parsedYaml(reconciliationsFile, Reconciliations),
    ...parsedYaml(sourcesFile, SourcesFile),
    matters: {
      ...matters,
      holidays: holidays.map(({ file, ...table }) => ({ ...table, text: textOf(folder, file) })),
      ...(map === undefined ? {} : { map: textOf(folder, map) }),
    },
    ...parsedYaml(yaml('commitments.yaml'), CommitmentsFile),
    budget: parsedYaml(yaml('budget.yaml'), BudgetFile),
    ledger: parsedYaml(ledgerFile, Ledger).entries,
    reporting: parsedYaml(reportingFile, Reporting),
    targetWork: parsedYaml(targetFile, TargetWork),
    files: { ledger: ledgerFile, reporting: reportingFile, targets: targetFile, sources: sourcesFile, reconciliations: reconciliationsFile },
    figures: plan.categories.flatMap(({ code }) => tableFile(folder, `figures/${code}.csv`, FiguresTable)),
    baseData: tableFile(folder, 'base-data.csv', BaseDataTable),
    priorScores: textOf(folder, 'prior-scores.csv'),
    targets: tableFile(folder, 'targets.csv', TargetsTable),
    ratings: tableFile(folder, 'ratings.csv', RatingsTable),
    votes: tableFile(folder, 'votes.csv', VotesTable),
    peers: tableFile(folder, 'peers.csv', PeersTable),
    budgets: tableFile(folder, 'budgets.csv', BudgetsTable),
    projectFiles: readProjectFiles(folder),
  };
};
export type SampleFiles = ReturnType<typeof readFiles>;
