import type { Role } from '#domain/tasks/task.ts';

/** Posts in the words of the field. */
export const roleNames: Record<Role, string> = {
  'office-clerk': '考评办经办',
  'office-head': '考评办主任',
  'leading-group': '考评领导小组成员',
  'unit-reporter': '单位填报人',
  'unit-leader': '单位负责人',
  'lead-unit': '牵头单位经办',
  expert: '专家',
  'county-leader': '县领导',
  finance: '财政部门经办',
  'organisation-department': '组织部门经办',
  auditor: '审计人员',
  'source-system': '数据来源系统',
};
