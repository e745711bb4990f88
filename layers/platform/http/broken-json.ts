import { problem } from '#domain/problems/problem.ts';
import { Refusal } from './refusal.ts';

/** Where V8 says that the text stops being JSON: a position, or the characters around it. */
const placeOf = (text: string, message: string): string => {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split('\n');
    return `第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 个字符`;
  }
  const around = /, (?:\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  return around === undefined || around === text ? '正文' : `“${around.replaceAll('\n', ' ')}”附近`;
};

const foundIn = (message: string): string => {
  if (/end of JSON input/.test(message)) return '正文提前结束';
  const token = /Unexpected token '([\s\S]+?)'/.exec(message)?.[1];
  return token === undefined ? '语法错误' : `不应出现的字符“${token}”`;
};

/** The body is no JSON: says where it stops being it and what stands there. */
export const brokenJson = (text: string, message: string): Refusal => {
  const place = placeOf(text, message);
  const found = foundIn(message);
  const wrong = problem('body', 'malformed-json', `请求正文不是有效的 JSON:${place},${found}`, { expected: '有效的 JSON', got: found });
  return new Refusal(400, 'malformed-json', wrong.message, [wrong]);
};
