import { useState } from 'react';
import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { call } from '../../../shared/api/call.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { useAct } from '../../parts/use-act.ts';
import { schemeIn } from './draft.ts';

interface Standing {
  scheme: DraftScheme;
  rev: number | undefined;
}

/** Saves over what one has seen. When somebody else has saved since, `theirs` is what stands now, and the person chooses. */
export const useSaving = (cycle: string, opened: Standing) => {
  const put = useAct('PUT', '/schemes/{cycle}/schemes/{code}/{version}');
  const [saved, setSaved] = useState(opened);
  const [theirs, setTheirs] = useState<Standing>();
  const send = async (draft: DraftScheme, rev: number | undefined): Promise<void> => {
    const { code, version } = draft;
    const { body } = await put.mutateAsync({ params: { cycle, code, version }, body: draft, ...(rev === undefined ? {} : { ifMatch: rev }) });
    setSaved({ scheme: draft, rev: body.rev });
    setTheirs(undefined);
  };
  const lookAgain = async ({ code, version }: DraftScheme): Promise<void> => {
    const { body, rev } = await call('GET', '/schemes/{cycle}/schemes/{code}/{version}', { params: { cycle, code, version } });
    const scheme = schemeIn(body.document);
    if (scheme !== undefined) setTheirs({ scheme, rev });
  };
  return {
    saved: saved.scheme,
    busy: put.isPending,
    theirs: theirs?.scheme,
    /** False: it was not saved, because somebody else did. */
    save: async (draft: DraftScheme): Promise<boolean> => {
      try {
        await send(draft, saved.rev);
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        await lookAgain(draft);
        return false;
      }
    },
    saveOver: (draft: DraftScheme) => send(draft, theirs?.rev),
    takeTheirs: (): DraftScheme | undefined => {
      if (theirs !== undefined) setSaved(theirs);
      setTheirs(undefined);
      return theirs?.scheme;
    },
  };
};
