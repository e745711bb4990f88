import { roleNames } from '#domain/access/role-names.zh-cn.ts';
import type { PhaseName } from '#domain/cycles/cycle.ts';
import { statusWords } from '#domain/reporting/submission.ts';
import { taskNames } from '#domain/tasks/task-names.zh-cn.ts';
import { defineTexts } from './texts.ts';

const under = <P extends string, K extends string>(prefix: P, names: Record<K, string>) =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [`${prefix}.${key}`, name])) as Record<`${P}.${K}`, string>;

const phases: Record<PhaseName, string> = {
  preparation: '前期准备',
  'midterm-tracking': '过程评估',
  'final-scoring': '结果评估',
  feedback: '结果反馈',
  'budget-linkage': '结果应用',
};

/** The words of the field: roles, tasks, phases, states. The zh-CN ones are the domain's own. */
export const useFieldWords = defineTexts(
  'field',
  { ...under('role', roleNames), ...under('task', taskNames), ...under('phase', phases), ...under('submission', statusWords) },
  {
    ...under('role', {
      'office-clerk': 'Assessment office, clerk',
      'office-head': 'Assessment office, head',
      'leading-group': 'Leading group, member',
      'unit-reporter': 'Unit reporter',
      'unit-leader': 'Unit leader',
      'lead-unit': 'Lead unit, clerk',
      expert: 'Expert',
      'county-leader': 'County leader',
      finance: 'Finance, clerk',
      'organisation-department': 'Organisation department, clerk',
      auditor: 'Auditor',
      'source-system': 'Source system',
    } satisfies typeof roleNames),
    ...under('task', {
      report: 'Report figures',
      sign: 'Sign the report',
      accept: 'Accept the report',
      'issue-plan': 'Issue the year’s plan',
      'publish-schemes': 'Publish the schemes',
      'agree-targets': 'Agree on targets',
      'propose-targets': 'Propose targets',
      'sign-targets': 'Sign targets',
      'accept-targets': 'Accept targets',
      'decide-target-change': 'Decide on a changed target',
      'confirm-base-data': 'Confirm the base data',
      day: 'Wait for a day',
      'window-day': 'Wait for the window to open',
      join: 'Gather the reports',
      'inform-units': 'Inform the units',
      'expert-ratings': 'Organise the expert review',
      'public-ratings': 'Organise the public rating',
      'first-look': 'First look at the scores',
      'check-scores': 'Check the scores',
      review: 'Review',
      decide: 'Decide',
      'finance-sign-off': 'Finance signs off',
      'confirm-use': 'Confirm the use of results',
      'confirm-batch': 'Confirm an imported batch',
      'evaluate-project': 'Evaluate the project',
      'sign-evaluation': 'Sign the project evaluation',
      'review-evaluation': 'Review the project evaluation',
      'finalise-evaluation': 'Finalise the project evaluation',
    } satisfies typeof taskNames),
    ...under('phase', {
      preparation: 'Preparation',
      'midterm-tracking': 'Tracking',
      'final-scoring': 'Final scoring',
      feedback: 'Feedback',
      'budget-linkage': 'Use of results',
    } satisfies typeof phases),
    ...under('submission', {
      open: 'To report',
      reported: 'Reported, to be signed',
      signed: 'Signed, to be accepted',
      returned: 'Returned, to report again',
      accepted: 'Accepted',
      expired: 'Not reported in time',
      withdrawn: 'Withdrawn',
    } satisfies typeof statusWords),
  },
);
