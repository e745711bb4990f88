import type * as z from 'zod';
import { zhCN } from 'zod/locales';

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

const types: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是(true)或否(false)',
  array: '列表',
  object: '一组“名称: 值”',
  record: '一组“名称: 值”',
};

const formats: Record<string, string> = { date: '日期(YYYY-MM-DD)' };

/** Bounds are said of a number's size, of a text's or a list's length. */
const counted: Record<string, string> = { string: ' 个字', array: ' 项' };

const atLeast = (origin: string, limit: unknown, inclusive = true): string =>
  origin in counted ? `不少于 ${String(limit)}${counted[origin]}` : `${inclusive ? '不小于' : '大于'} ${String(limit)}`;
const atMost = (origin: string, limit: unknown, inclusive = true): string =>
  origin in counted ? `不多于 ${String(limit)}${counted[origin]}` : `${inclusive ? '不大于' : '小于'} ${String(limit)}`;

const oneOf = (values: readonly unknown[]): string => values.map(String).join('、');

/** What a schema wanted at the place of an issue, in Chinese; undefined where the issue's own message is all there is. */
export const expectedOf = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
    case 'invalid_format':
      return formats[issue.format];
    case 'too_small':
      return atLeast(issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return atMost(issue.origin, issue.maximum, issue.inclusive);
    default:
      return undefined;
  }
};

const fallback = zhCN().localeError;

/** The message of an issue whose schema brings none of its own. */
export const schemaWording: z.core.$ZodErrorMap = (issue) => {
  const expected = expectedOf(issue);
  if (issue.code === 'invalid_type' && issue.input === undefined) return expected === undefined ? '缺少此项' : `缺少此项,应为${expected}`;
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return expected === undefined ? '不符合任何一种写法' : `应为以下之一:${expected}`;
  if (expected === undefined) return fallback(issue);
  return issue.code === 'too_small' || issue.code === 'too_big' ? `应${expected}` : `应为${expected}`;
};
