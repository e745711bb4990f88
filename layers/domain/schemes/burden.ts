import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan } from './plan.ts';

/** 为基层减负: bases of assessment that the rules forbid (domain.md § 8), each with the rule that is named when a plan is refused. */
const forbidden: readonly { pattern: RegExp; rule: string }[] = [
  { pattern: /登录|登陆/, rule: '不得以登录次数、登录排名作为考评依据' },
  { pattern: /打卡|签到/, rule: '不得要求打卡签到' },
  { pattern: /积分排名/, rule: '不得以积分排名作为考评依据' },
  { pattern: /点赞|投票|转发|分享/, rule: '不得以点赞、投票、转发数量作为考评依据(国办函〔2026〕12号)' },
  { pattern: /截图|拍照|留痕照片/, rule: '不得强制拍照、截图留痕' },
];

/** What a text asks of units that the rules forbid, or undefined. */
export const forbiddenIn = (text: string): string | undefined => forbidden.find(({ pattern }) => pattern.test(text))?.rule;

export const burdenProblems = ({ features }: Plan): Problem[] =>
  features.flatMap((feature, at) => {
    const rule = forbiddenIn(feature);
    return rule === undefined ? [] : [problem(join('features', at), 'forbidden-feature', `“${feature}”:${rule}`, { got: feature })];
  });
