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
      'office-clerk': 'Assessment Office clerk',
      'office-head': 'Head of the Assessment Office',
      'leading-group': 'Leading group member',
      'unit-reporter': 'Unit reporting officer',
      'unit-leader': 'Head of unit',
      'lead-unit': 'Lead unit clerk',
      expert: 'Expert',
      'county-leader': 'County leader',
      finance: 'Finance clerk',
      'organisation-department': 'Organisation department clerk',
      auditor: 'Auditor',
      'source-system': 'Source system',
    } satisfies typeof roleNames),
    ...under('task', {
      report: 'Complete the report',
      sign: 'Sign off the report',
      accept: 'Review the report',
      'issue-plan': 'Issue the annual plan',
      'publish-schemes': 'Publish the schemes',
      'agree-targets': 'Agree targets with units',
      'propose-targets': 'Propose targets',
      'sign-targets': 'Sign off targets',
      'accept-targets': 'Approve targets',
      'decide-target-change': 'Decide on a target change',
      'confirm-base-data': 'Confirm the baseline data',
      day: 'Wait for the scheduled date',
      'window-day': 'Wait for the reporting period to open',
      join: 'Wait for all units to report',
      'inform-units': 'Notify the units',
      'expert-ratings': 'Organise the expert review',
      'public-ratings': 'Organise the public survey',
      'first-look': 'Initial review of scores',
      'check-scores': 'Check your unit’s scores',
      review: 'Leading group review',
      decide: 'Final approval',
      'finance-sign-off': 'Finance sign-off',
      'confirm-use': 'Confirm the use of results',
      'confirm-batch': 'Confirm an import',
      'evaluate-project': 'Complete the project evaluation',
      'sign-evaluation': 'Sign off the project evaluation',
      'review-evaluation': 'Review the project evaluation',
      'finalise-evaluation': 'Set the final project score',
    } satisfies typeof taskNames),
    ...under('phase', {
      preparation: 'Preparation',
      'midterm-tracking': 'Progress tracking',
      'final-scoring': 'Final assessment',
      feedback: 'Feedback',
      'budget-linkage': 'Use of results',
    } satisfies typeof phases),
    ...under('submission', {
      open: 'To be reported',
      reported: 'Submitted, awaiting sign-off',
      signed: 'Signed off, awaiting review',
      returned: 'Returned for correction',
      accepted: 'Accepted',
      expired: 'Not reported on time',
      withdrawn: 'Withdrawn',
    } satisfies typeof statusWords),
  },
);
