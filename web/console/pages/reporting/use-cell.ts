import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { ApiProblem, Unreachable } from '../../../shared/api/problem.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useSession } from '../../shell/session.tsx';
import { type Draft, draftAt, draftKey, dropDraft, keepDraft } from './drafts.ts';
import { noteSaving } from './saving.ts';
import type { Cell, FormPath } from './use-form.ts';

type Saved = AnswerOf<'PUT', '/reporting/{cycle}/{window}/{unit}/figures'>;
type Refused = Saved['refused'][number];
/** What stands where somebody else was faster. */
export type Theirs = NonNullable<Refused['current']>;

export type CellState =
  | { is: 'idle' | 'typed' }
  /** With what was refused before, whose ways on stay within reach while it is tried again. */
  | { is: 'saving'; refused?: Refused }
  /** On this device only: `found` when the form was opened, or not taken by the server just now. */
  | { is: 'kept'; found: boolean }
  | { is: 'saved'; at: number }
  /** With what stood before, to be put back. */
  | { is: 'taken-back'; at: number; before: Draft }
  | { is: 'refused'; refused: Refused }
  | { is: 'failed'; message: string };

const typedIn = ({ value = '', reason = '', measures = '', rev }: Cell): Draft => ({ value, reason, measures, ...(rev === undefined ? {} : { rev }) });
const empty: Draft = { value: '', reason: '', measures: '' };
const same = (a: Draft, b: Draft): boolean => a.value === b.value && a.reason === b.reason && a.measures === b.measures;
const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

const nothing = ({ value }: Draft): boolean => given(value) === undefined;

/** Saves itself this long after the last key. */
const stillness = 1200;
/** What the server did not take is tried again this much later, or as soon as the network is back. */
const patience = 15_000;

const startOf = (draft: Draft | undefined, stands: Draft): CellState => {
  if (draft === undefined) return { is: 'idle' };
  return nothing(draft) && nothing(stands) ? { is: 'typed' } : { is: 'kept', found: true };
};

/**
 * One cell of the form: what is typed, what stands, and how saving goes. Each cell is saved by itself under the `rev` that was seen, one request at a time;
 * what cannot be sent stays here and on the device.
 */
export const useCell = (path: FormPath, cell: Cell, open: boolean) => {
  const { me } = useSession();
  const key = draftKey(me.county, me.person, path.cycle, path.window, path.unit, cell.figure, cell.month);
  const stands = typedIn(cell);
  const [typed, setTyped] = useState<Draft>(() => draftAt(key) ?? stands);
  const [state, setState] = useState<CellState>(() => startOf(draftAt(key), stands));
  const queries = useQueryClient();
  const seen = useRef(draftAt(key)?.rev ?? cell.rev);
  const newest = useRef(typed);
  const running = useRef<Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(stands);
  /** What collided is not sent again as it is: the person chooses, or types anew. */
  const collided = useRef<Draft>(undefined);

  // What others saved shows where nothing typed here is still to be saved.
  useEffect(() => {
    if (!same(newest.current, last.current)) return;
    if ((cell.rev ?? 0) < (seen.current ?? 0)) return;
    const fresh = typedIn(cell);
    seen.current = cell.rev;
    last.current = fresh;
    newest.current = fresh;
    setTyped((old) => (same(old, fresh) ? old : fresh));
  }, [cell]);

  const readAnew = useCallback(() => queries.invalidateQueries({ queryKey: ['/reporting/{cycle}/{window}/{unit}'] }), [queries]);

  /** What stands, now that it is saved or chosen. */
  const show = useCallback(
    (standing: Draft, next: CellState) => {
      newest.current = standing;
      last.current = standing;
      setTyped(standing);
      dropDraft(key);
      setState(next);
    },
    [key],
  );

  /** Sends what is typed; true if more was typed meanwhile. An emptied value takes back what stands, and its words go with it. */
  const send = useCallback(async (): Promise<boolean> => {
    const before = last.current;
    const sent = newest.current;
    if (sent === collided.current || (nothing(sent) && nothing(before)) || (same(sent, before) && draftAt(key) === undefined)) return false;
    setState((old) => ({ is: 'saving', ...(old.is === 'refused' ? { refused: old.refused } : {}) }));
    const { figure, month } = cell;
    const [reason, measures, rev] = [given(sent.reason), given(sent.measures), seen.current];
    const entry = {
      ...{ figure, month, value: sent.value.trim() },
      ...(cell.note === undefined ? {} : { note: cell.note }),
      ...(reason === undefined ? {} : { reason }),
      ...(measures === undefined ? {} : { measures }),
      ...(rev === undefined ? {} : { rev }),
    };
    try {
      const { body } = await call('PUT', '/reporting/{cycle}/{window}/{unit}/figures', { params: { ...path }, body: { figures: [entry] } });
      const [refused] = body.refused;
      if (refused !== undefined) {
        if (refused.current !== undefined) collided.current = sent;
        setState({ is: 'refused', refused });
      } else {
        seen.current = body.saved[0]?.rev;
        last.current = sent;
        if (same(sent, newest.current)) {
          const at = Date.now();
          if (nothing(sent)) show(empty, { is: 'taken-back', at, before });
          else show(sent, { is: 'saved', at });
        }
        void readAnew();
      }
    } catch (error) {
      setState(error instanceof Unreachable ? { is: 'kept', found: false } : { is: 'failed', message: whyOf(error) });
      // The form itself has moved on: somebody reported it, or its days are over.
      if (error instanceof ApiProblem) void readAnew();
      return false;
    }
    return !same(sent, newest.current);
  }, [cell, key, path, readAnew, show]);

  /** Ends when all that is typed was sent, also what is typed while it runs. */
  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const drain = async () => {
      while (await send());
    };
    running.current ??= drain().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [send]);

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!open || state.is !== 'kept') return;
    const again = () => void save();
    const waiting = setTimeout(again, state.found ? 0 : patience);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('online', again);
    };
  }, [open, save, state]);

  const type = (part: Partial<Pick<Draft, 'value' | 'reason' | 'measures'>>) => {
    const draft = { ...newest.current, ...part, ...(seen.current === undefined ? {} : { rev: seen.current }) };
    newest.current = draft;
    setTyped(draft);
    if (same(draft, last.current)) dropDraft(key);
    else keepDraft(key, draft);
    setState({ is: same(draft, last.current) ? 'idle' : 'typed' });
    clearTimeout(timer.current);
    // Who has emptied a figure may be about to type another one: that is sent when the field is left.
    if (!nothing(draft)) timer.current = setTimeout(() => void save(), stillness);
  };

  /** After a collision: all that they entered, or all of mine over it. */
  const settle = (theirs: Theirs, choice: 'theirs' | 'mine') => {
    seen.current = theirs.rev;
    if (choice === 'theirs') {
      const { value, reason = '', measures = '', rev } = theirs;
      show({ value, reason, measures, rev }, { is: 'idle' });
      void readAnew();
    } else {
      keepDraft(key, { ...newest.current, rev: theirs.rev });
      collided.current = undefined;
      void save();
    }
  };

  /** Gives up what was typed and could not be saved. */
  const discard = () => {
    seen.current = cell.rev;
    show(typedIn(cell), { is: 'idle' });
  };
  return { typed, state, type, save: () => noteSaving(save()), settle, discard };
};

/** What a row of the form gets of its cell. */
export type Row = ReturnType<typeof useCell>;
