import type { TaskKind } from './task.ts';

/** What a person has to do, in the words of the field. */
export const taskNames: Record<TaskKind, string> = {
  report: '填报数据',
  sign: '签发填报',
  accept: '审核填报',
  'issue-plan': '印发年度方案',
  'publish-schemes': '发布考评细则',
  'agree-targets': '商定绩效目标',
  'propose-targets': '申报绩效目标',
  'sign-targets': '签订绩效目标',
  'accept-targets': '审核绩效目标',
  'confirm-base-data': '确认基础数据',
  day: '等待日期',
  'window-day': '等待填报期开放',
  join: '汇总填报',
  'inform-units': '通报各单位',
  'expert-ratings': '组织专家评审',
  'public-ratings': '组织群众评价',
  'first-look': '首次审看',
  'check-scores': '核对得分',
  review: '审议',
  decide: '审定',
  'finance-sign-off': '财政部门确认',
  'confirm-use': '确认结果应用',
  'confirm-batch': '确认入库批次',
};
