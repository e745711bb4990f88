import { Conflict } from '#domain/problems/errors.ts';
import { Refusal } from './refusal.ts';

/** Who changes this must say which state it has seen. */
export const ifMatchRequired = (): Refusal => new Refusal(428, 'if-match-required', '请用 If-Match 说明您看到的版本号(读取时的 ETag)');

/** The caller decided on the record as it stands; otherwise 412. Without If-Match there is nothing to compare. */
export const mustHaveSeen = (rev: number | undefined, ifMatch: number | undefined): void => {
  if (ifMatch === undefined || ifMatch === rev) return;
  const now = rev === undefined ? '而现在没有这份内容' : `现在是第 ${rev} 版`;
  throw new Conflict('stale-rev', `内容已被更新:您看到的是第 ${ifMatch} 版,${now},请刷新后再决定`);
};
