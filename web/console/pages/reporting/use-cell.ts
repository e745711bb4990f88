import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { Unreachable } from '../../../shared/api/problem.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { useSession } from '../../shell/session.tsx';
import { type Draft, draftAt, draftKey, dropDraft, keepDraft } from './drafts.ts';
import { noteSaving } from './saving.ts';
import type { Cell, FormPath } from './use-form.ts';

type Saved = AnswerOf<'PUT', '/reporting/{cycle}/{window}/{unit}/figures'>;
type Refused = Saved['refused'][number];

export type CellState =
  | { is: 'idle' | 'typed' | 'saving' | 'kept' }
  | { is: 'saved'; at: number }
  | { is: 'refused'; refused: Refused }
  | { is: 'failed'; message: string };

const typedIn = ({ value = '', reason = '', measures = '', rev }: Cell): Draft => ({ value, reason, measures, ...(rev === undefined ? {} : { rev }) });
const same = (a: Draft, b: Draft): boolean => a.value === b.value && a.reason === b.reason && a.measures === b.measures;
const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Saves itself this long after the last key. */
const stillness = 1200;

/**
 * One cell of the form: what is typed, what stands, and how saving goes. Each cell is saved by itself under the `rev` that was seen, one request at a time;
 * what cannot be sent stays here and on the device.
 */
export const useCell = (path: FormPath, cell: Cell) => {
  const { me } = useSession();
  const key = draftKey(me.county, me.person, path.cycle, path.window, path.unit, cell.figure, cell.month);
  const stands = typedIn(cell);
  const [typed, setTyped] = useState<Draft>(() => draftAt(key) ?? stands);
  const [state, setState] = useState<CellState>({ is: draftAt(key) === undefined ? 'idle' : 'kept' });
  const queries = useQueryClient();
  const seen = useRef(draftAt(key)?.rev ?? cell.rev);
  const newest = useRef(typed);
  const running = useRef<Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(stands);

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

  /** Sends what is typed; true if more was typed meanwhile. */
  const send = useCallback(async (): Promise<boolean> => {
    if (given(newest.current.value) === undefined || (same(newest.current, last.current) && draftAt(key) === undefined)) return false;
    const sent = newest.current;
    setState({ is: 'saving' });
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
      if (refused !== undefined) setState({ is: 'refused', refused });
      else {
        seen.current = body.saved[0]?.rev;
        last.current = sent;
        if (same(sent, newest.current)) {
          dropDraft(key);
          setState({ is: 'saved', at: Date.now() });
        }
        void queries.invalidateQueries({ queryKey: ['/reporting/{cycle}/{window}/{unit}'] });
      }
    } catch (error) {
      setState(error instanceof Unreachable ? { is: 'kept' } : { is: 'failed', message: error instanceof Error ? error.message : String(error) });
      return false;
    }
    return !same(sent, newest.current);
  }, [cell, key, path, queries]);

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
    const again = () => {
      if (state.is === 'kept') void save();
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [save, state.is]);

  const type = (part: Partial<Pick<Draft, 'value' | 'reason' | 'measures'>>) => {
    const draft = { ...newest.current, ...part, ...(seen.current === undefined ? {} : { rev: seen.current }) };
    newest.current = draft;
    setTyped(draft);
    keepDraft(key, draft);
    setState({ is: 'typed' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), stillness);
  };

  /** After a collision: their value, or mine over theirs. */
  const settle = (current: NonNullable<Refused['current']>, choice: 'theirs' | 'mine') => {
    seen.current = current.rev;
    if (choice === 'theirs') {
      newest.current = { ...newest.current, value: current.value };
      last.current = newest.current;
      setTyped(newest.current);
      dropDraft(key);
      setState({ is: 'saved', at: Date.now() });
      void queries.invalidateQueries({ queryKey: ['/reporting/{cycle}/{window}/{unit}'] });
    } else void save();
  };
  return { typed, state, type, save: () => noteSaving(save()), settle };
};
