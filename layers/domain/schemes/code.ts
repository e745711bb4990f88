import * as z from 'zod';

/** Code of a node, an indicator, a category, a window: readable, stable, ASCII. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,23}$/, { error: '编码应由字母、数字和连字符组成,不超过 24 位' });

export const UnitId = z.string().regex(/^U\d{3,4}$/, { error: '单位编号应为 U 加三至四位数字' });

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '月份应为 YYYY-MM' });

/** 行政区划代码 of the county, GB/T 2260. */
export const CountyCode = z.string().regex(/^\d{6}$/, { error: '应为六位行政区划代码' });
