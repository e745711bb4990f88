import * as z from 'zod';

/** 单位自评, 部门评价, 财政评价. */
export const Mode = z.enum(['self', 'department', 'finance']);
export type Mode = z.infer<typeof Mode>;
export const modeNames: Record<Mode, string> = { self: '单位自评', department: '部门评价', finance: '财政评价' };
