import { type Change, changed, created, held, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Cascade } from './cascade.ts';

/** A cascade is declared, or declared anew while no list that it binds has been accepted. */
export const declareCascade = (cascade: Cascade, before: Cascade | undefined): Move => {
  if (before === undefined) return { fact: 'cascade-declared', changes: [created('cascade', cascade)] };
  if (before.status === 'in-force') throw new NotAllowed('cascade-in-force', `“${before.title}”已有单位的目标核定,只能通过调整申请变更`);
  const { title, lead, total, rule, shares, by, on } = cascade;
  return { fact: 'cascade-declared', changes: [changed('cascade', before, { title, lead, total, rule, shares, by, on })] };
};

/** The first list that is accepted under a cascade puts it in force; the following ones rest on it. */
export const restOn = (cascade: Cascade): Change =>
  cascade.status === 'in-force' ? held('cascade', cascade) : changed('cascade', cascade, { status: 'in-force' });
