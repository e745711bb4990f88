import { useEffect, useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { call } from '../../../shared/api/call.ts';
import { whyOf } from '../../parts/why-of.ts';

export type Checked = { at: 'checking' } | { at: 'checked'; problems: readonly Problem[] } | { at: 'failed'; why: string };

/** How long nothing is typed before the whole is checked. */
const pause = 600;

/** All problems that publishing would refuse, found anew whenever the typing rests: the API's own check, so that nothing is found later. */
export const useCheck = (cycle: string, draft: DraftScheme): Checked => {
  const [checked, setChecked] = useState<Checked>({ at: 'checking' });
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      call('POST', '/schemes/check', { body: { document: draft, cycle }, signal: leaving.signal }).then(
        ({ body }) => setChecked({ at: 'checked', problems: body.problems }),
        (error: unknown) => {
          if (!leaving.signal.aborted) setChecked({ at: 'failed', why: whyOf(error) });
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [cycle, draft]);
  return checked;
};
