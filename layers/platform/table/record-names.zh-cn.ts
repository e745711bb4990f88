import type { RecordName } from '#domain/change.ts';

/** What a person reads when a record has moved on; `act`: the very act was done before. */
export const recordNames: Record<RecordName | 'act', string> = {
  county: '县(市、区)信息',
  person: '人员信息',
  cycle: '年度信息',
  phase: '阶段',
  window: '填报期',
  submission: '填报',
  figure: '填报数据',
  task: '待办',
  notification: '通知',
  batch: '数据批次',
  source: '数据来源',
<<<<<<< HEAD
  intake: '导入文件',
  mapping: '列对应关系',
=======
  reconciliation: '来源认定',
>>>>>>> da22b8f (Reconciliation: one value a unit, figure and month by precedence and tolerance; the office decides with a reason, and every mark says so)
  ledger: '台账条目',
  decision: '决定记录',
  publication: '文件版本',
  scores: '得分版本',
  target: '绩效目标',
  targetList: '绩效目标表',
  budget: '预算挂钩表',
  paper: '文书',
  project: '项目',
  evaluation: '项目评价',
  act: '该操作',
};
