import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { BudgetPaper, BudgetTable, ResultPaper } from '#domain/results/result.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { list } from '#platform/table/records.ts';
import { Adjust, adjust, budgetOf, SignOff, signOff, Trial, tryAdjusting } from './adjust-budget.ts';

const budget = '/results/{cycle}/budget' as const;
const PaperPath = CyclePath.extend({ kind: ResultPaper.shape.kind });

export const routes = [
  route({
    method: 'GET',
    path: budget,
    can: 'read',
    about: 'budget',
    on: budgetOf,
    params: CyclePath,
    response: z.object({ table: BudgetTable, paper: BudgetPaper }),
    handler: async ({ subject: { table } }) => ({ body: { table, paper: await fromArchive(BudgetPaper, table.hash, '预算挂钩表') }, rev: table.rev }),
  }),
  route({
    method: 'PUT',
    path: `${budget}/adjustments`,
    can: 'adjust',
    about: 'budget',
    on: budgetOf,
    params: CyclePath,
    body: Adjust,
    response: Receipt,
    ifMatch: 'required',
    handler: adjust,
  }),
  route({
    method: 'POST',
    path: `${budget}/trial`,
    summary: 'What adjustments would do to the others, before they are made.',
    can: 'adjust',
    about: 'budget',
    on: budgetOf,
    params: CyclePath,
    body: Adjust,
    response: Trial,
    handler: tryAdjusting,
  }),
  route({
    method: 'POST',
    path: `${budget}/sign-off`,
    can: 'sign-off',
    about: 'budget',
    on: budgetOf,
    params: CyclePath,
    body: SignOff,
    response: Receipt,
    ifMatch: 'required',
    handler: signOff,
  }),
  route({
    method: 'GET',
    path: '/results/{cycle}/papers',
    can: 'read',
    about: 'paper',
    on: 'none',
    params: CyclePath,
    response: z.object({ papers: z.array(ResultPaper) }),
    handler: async ({ params: { cycle }, who: { county } }) => ({ body: { papers: await list('paper', { county, cycle }) } }),
  }),
  route({
    method: 'GET',
    path: '/results/{cycle}/papers/{kind}',
    can: 'read',
    about: 'paper',
    on: 'none',
    params: PaperPath,
    response: z.object({ paper: ResultPaper, content: z.unknown() }),
    handler: async ({ params: { cycle, kind }, who: { county } }) => {
      const paper = (await list('paper', { county, cycle }, { kind })).at(-1);
      if (paper === undefined) throw new NotFound('该文书尚未形成');
      return { body: { paper, content: await fromArchive(z.unknown(), paper.hash, '文书') } };
    },
  }),
];

export const handler = serve(routes);
