import type { ErrorCode } from 'yaml';

const words: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: '缩进不正确',
  TAB_AS_INDENT: '缩进不能用制表符(Tab),请用空格',
  DUPLICATE_KEY: '同一层中有重复的名称',
  MISSING_CHAR: '缺少符号(如引号、右括号,或冒号后的空格)',
  UNEXPECTED_TOKEN: '出现多余的内容',
  BAD_SCALAR_START: '文字以保留符号开头,应加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行中有两个“名称: 值”,请分行,或给含冒号的文字加引号',
  MULTILINE_IMPLICIT_KEY: '名称后面缺少冒号,或下一行缩进有误',
  BLOCK_IN_FLOW: '括号内不能分行缩进书写',
  BAD_ALIAS: '别名(*)写法有误',
  MULTIPLE_DOCS: '一个文件只能有一份文档(多出 ---)',
};

/** What is wrong with a text that is no YAML, in Chinese, with the parser's own words for those who look them up. */
export const yamlErrorWords = (code: ErrorCode, message: string): string => `YAML 语法错误:${words[code] ?? '写法有误'}(${message.split('\n')[0]})`;
