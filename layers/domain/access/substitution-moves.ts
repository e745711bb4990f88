import { type Change, changed, created, type Move } from '../change.ts';
import { inChinese } from '../cycles/calendar.ts';
import type { Person } from '../cycles/cycle.ts';
import { notify } from '../notifications/moves.ts';
import { type Told, toPerson } from '../notifications/notification.ts';
import { NotAllowed } from '../problems/errors.ts';
import { assigneeKey } from '../tasks/task.ts';
import { rolesOn } from './caller.ts';
import { roleNames } from './role-names.zh-cn.ts';
import { isNear, type Substitution } from './substitution.ts';

interface Appointment extends Pick<Substitution, 'role' | 'unit' | 'from' | 'to' | 'reason' | 'by'> {
  person: Person;
  substitute: Person;
  today: string;
  /** The office may name anybody of the county; a person only somebody of the same unit or body. */
  byOffice: boolean;
  /** All substitutions of the county. */
  known: readonly Substitution[];
}

const refuse = (code: string, message: string): never => {
  throw new NotAllowed(code, message);
};

const mustHaveDays = ({ from, to, today }: Appointment): void => {
  if (to < from) refuse('days-reversed', `代办的最后一天 ${to} 早于第一天 ${from}`);
  if (to < today) refuse('days-passed', `代办的最后一天 ${to} 已经过去(今天是 ${today})`);
};

const mustHoldPost = ({ person, role, unit, from, to }: Appointment): void => {
  const held = person.posts.some((post) => post.role === role && post.unit === unit && post.from <= from && (post.to === undefined || to <= post.to));
  if (!held) refuse('post-not-held', `${person.name}在 ${from} 至 ${to} 期间不任“${roleNames[role]}”${unit === undefined ? '' : `(${unit})`},不能设代办`);
};

const mustBeFit = ({ person, substitute, role, unit, today, byOffice, by }: Appointment): void => {
  if (substitute.id === person.id) refuse('own-substitute', '代办人不能是本人');
  if (substitute.id === by) refuse('names-oneself', '不能指定自己为代办人,请由他人指定');
  const posts = rolesOn(today, substitute);
  if (posts.some((post) => post.role === 'auditor')) refuse('auditor-acts', `${substitute.name}是审计人员,只能查阅,不能代办`);
  if (!byOffice && !isNear(posts, { role, unit }))
    refuse('not-of-the-unit', `${substitute.name}不在同一单位任职;本人只能委托同一单位的人员,其他人员由考评办指定`);
};

/** One post has one substitute at a time. */
const mustBeFree = ({ person, role, unit, from, to, known }: Appointment): void => {
  const other = known.find(
    (each) => each.status === 'active' && each.person === person.id && each.role === role && each.unit === unit && each.from <= to && from <= each.to,
  );
  if (other !== undefined) refuse('substituted-already', `该岗位在 ${other.from} 至 ${other.to} 已由${other.substituteName}代办`);
};

const tell = (substitution: Substitution, on: string, told: Told): Change[] => {
  const { county, person, substitute, id, role, unit } = substitution;
  const leader = unit === undefined || role === 'unit-leader' ? [] : [assigneeKey({ role: 'unit-leader', unit })];
  return [toPerson(person), toPerson(substitute), ...leader, 'office-clerk'].map((to) =>
    notify({ county, cycle: '-', on, to, key: `${substitute}:${id}:${substitution.status}` }, told),
  );
};

const about = ({ personName, substituteName, role, unit, from, to }: Substitution) => ({
  personName,
  substituteName,
  role,
  ...(unit === undefined ? {} : { unit }),
  from,
  to,
});

/** The person's raised `rev` keeps two appointments for the same days from both being made. */
export const appointSubstitute = (appointment: Appointment): Move => {
  for (const check of [mustHaveDays, mustHoldPost, mustBeFit, mustBeFree]) check(appointment);
  const { person, substitute, role, unit, from, to, reason, by, known, today } = appointment;
  const number = known.filter((each) => each.substitute === substitute.id).length + 1;
  const substitution: Substitution = {
    county: person.county,
    substitute: substitute.id,
    substituteName: substitute.name,
    id: String(number).padStart(4, '0'),
    person: person.id,
    personName: person.name,
    role,
    ...(unit === undefined ? {} : { unit }),
    from,
    to,
    reason,
    by,
    status: 'active',
    rev: 1,
  };
  const told: Told = { kind: 'substitution', ...about(substitution), reason };
  return { fact: 'substitute-appointed', changes: [created('substitution', substitution), changed('person', person, {}), ...tell(substitution, today, told)] };
};

/** Ended before its last day: the substitute's ability is gone at once. */
export const endSubstitution = (substitution: Substitution, { reason, today }: { reason: string; today: string }): Move => {
  if (substitution.status === 'ended') refuse('substitution-ended', `该代办已于 ${substitution.endedOn} 提前结束`);
  if (substitution.to < today) refuse('substitution-over', `该代办已于${inChinese(substitution.to)}到期`);
  const ended = { status: 'ended', endedOn: today, endReason: reason } as const;
  const told: Told = { kind: 'substitution-ended', ...about(substitution), endedOn: today, reason };
  return {
    fact: 'substitution-ended',
    changes: [changed('substitution', substitution, ended), ...tell({ ...substitution, ...ended }, today, told)],
  };
};
