import { addDays } from '../cycles/calendar.ts';
import type { Person } from '../cycles/cycle.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Role } from '../tasks/task.ts';
import { roleNames } from './role-names.zh-cn.ts';

type Post = Person['posts'][number];

/** Posts of one unit. */
const ofUnits: readonly Role[] = ['unit-reporter', 'unit-leader'];
/** Posts that may be held for a unit, or for none. */
const perhapsOfUnits: readonly Role[] = [...ofUnits, 'lead-unit', 'expert'];
/** Posts with which somebody could help themselves to everything, or watch everybody: only the head of the office gives them. */
export const givenByHead: readonly Role[] = ['office-clerk', 'office-head', 'leading-group', 'auditor'];

export const postName = ({ role, unit }: Pick<Post, 'role' | 'unit'>): string => `${roleNames[role]}${unit === undefined ? '' : `(${unit})`}`;

const last = '9999-12-31';
const meet = (a: Post, b: Post): boolean => a.from <= (b.to ?? last) && b.from <= (a.to ?? last);

const refuse = (code: string, message: string): never => {
  throw new NotAllowed(code, message);
};

const mustBeSound = ({ role, unit, from, to }: Post): void => {
  if (role === 'source-system') refuse('no-person', '数据来源系统不是人员,请在数据来源中发放令牌');
  if (to !== undefined && to < from) refuse('days-reversed', `任职的最后一天 ${to} 早于第一天 ${from}`);
  if (unit === undefined && ofUnits.includes(role)) refuse('unit-missing', `“${roleNames[role]}”须写明所在单位`);
  if (unit !== undefined && !perhapsOfUnits.includes(role)) refuse('unit-unfit', `“${roleNames[role]}”不属于某一个单位,不应写明单位`);
};

/** Whoever looks over everybody’s shoulder does not act, on any day. */
const mustNotAuditAndAct = (name: string, post: Post, others: readonly Post[]): void => {
  const other = others.find((each) => meet(each, post) && (each.role === 'auditor') !== (post.role === 'auditor'));
  if (other !== undefined) refuse('auditor-acts', `${name}不能同时担任“${postName(post)}”和“${postName(other)}”:审计人员只能查阅`);
};

const mustNotHoldTwice = (name: string, post: Post, others: readonly Post[]): void => {
  const other = others.find((each) => each.role === post.role && each.unit === post.unit && meet(each, post));
  if (other !== undefined) refuse('post-held', `${name}自 ${other.from} 起${other.to === undefined ? '' : `至 ${other.to} `}已任“${postName(post)}”,期间重叠`);
};

/** Whether a post is this one: somebody holds one role for one unit from one day on once. */
export const isPost =
  ({ role, unit, from }: Pick<Post, 'role' | 'unit' | 'from'>) =>
  (post: Post): boolean =>
    post.role === role && post.unit === unit && post.from === from;

/** The posts with one more. */
export const withPost = (name: string, posts: readonly Post[], post: Post): Post[] => {
  mustBeSound(post);
  mustNotHoldTwice(name, post, posts);
  mustNotAuditAndAct(name, post, posts);
  return [...posts, post];
};

/** At once means: since yesterday. What lies further back has been acted on and stays as it was. */
export const mustNotRewrite = (on: string, today: string): void => {
  if (on < addDays(today, -1)) refuse('day-passed', `最后一天最早为昨天(${addDays(today, -1)}),之前的任职已成记录,不能更改`);
};

/** A post with a last day. One that has not begun by then never was. */
export const endedOn = (post: Post, on: string): Post[] => (on < post.from ? [] : [post.to !== undefined && post.to <= on ? post : { ...post, to: on }]);
