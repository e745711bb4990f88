import { useState } from 'react';
import type { Mode } from '#domain/projects/mode.ts';
import { call } from '../../../shared/api/call.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { useAct } from '../../parts/use-act.ts';
import { type AnswerTexts, answersOf, textsOf } from './answers.ts';

export type WholeEvaluation = AnswerOf<'GET', '/projects/{cycle}/projects/{project}/evaluations/{mode}'>;

export interface EvaluationPath {
  cycle: string;
  project: string;
  mode: Mode;
}

interface Standing {
  texts: AnswerTexts;
  rev: number;
}

const standingOf = ({ evaluation }: WholeEvaluation): Standing => ({ texts: textsOf(evaluation), rev: evaluation.rev });

/**
 * What is typed over the form as it was seen. Nothing is sent by itself: the form is saved whole, over the `rev` it was typed over. Where somebody else has
 * saved since, `theirs` is what stands now, and the person chooses.
 */
export const useAnswers = (params: EvaluationPath, whole: WholeEvaluation) => {
  const put = useAct('PUT', '/projects/{cycle}/projects/{project}/evaluations/{mode}/answers');
  const [saved, setSaved] = useState(() => standingOf(whole));
  const [typed, setTyped] = useState(saved.texts);
  const [theirs, setTheirs] = useState<Standing>();
  const dirty = JSON.stringify(typed) !== JSON.stringify(saved.texts);
  // Untouched, the form follows what others save.
  if (!dirty && whole.evaluation.rev > saved.rev) {
    const standing = standingOf(whole);
    setSaved(standing);
    setTyped(standing.texts);
  }
  const send = async (rev: number): Promise<void> => {
    const sent = typed;
    await put.mutateAsync({ params, body: answersOf(sent, whole.project.indicators), ifMatch: rev });
    setSaved({ texts: sent, rev: rev + 1 });
    setTheirs(undefined);
  };
  const lookAgain = async (): Promise<void> => {
    const { body } = await call('GET', '/projects/{cycle}/projects/{project}/evaluations/{mode}', { params });
    setTheirs(standingOf(body));
  };
  return {
    typed,
    type: setTyped,
    dirty,
    rev: saved.rev,
    busy: put.isPending,
    theirs: theirs?.texts,
    /** False: it was not saved, because somebody else did. */
    save: async (): Promise<boolean> => {
      try {
        await send(saved.rev);
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        await lookAgain();
        return false;
      }
    },
    saveOver: () => send(theirs?.rev ?? saved.rev),
    takeTheirs: () => {
      if (theirs === undefined) return;
      setSaved(theirs);
      setTyped(theirs.texts);
      setTheirs(undefined);
    },
  };
};
