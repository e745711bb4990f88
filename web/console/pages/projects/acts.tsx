import { App, Button } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { YesOrReturn } from '../../parts/yes-or-return.tsx';
import { useCommonWords } from '../../texts/common.ts';
import type { Scoring } from './scoring.ts';
import { useProjectWords } from './texts.ts';
import type { EvaluationPath } from './use-answers.ts';

const evaluation = '/projects/{cycle}/projects/{project}/evaluations/{mode}' as const;

/** All that stands against it, at once. */
const Refused = ({ error }: { error: ApiProblem | undefined }) =>
  error === undefined ? null : (
    <div className="card wrong" role="alert">
      <p>{error.message}</p>
      <ul>
        {error.errors.map(({ path, message, expected }) => (
          <li key={`${path} ${message}`}>
            {message}
            {expected === undefined ? null : `(${expected})`}
          </li>
        ))}
      </ul>
    </div>
  );

/** Asks, does it, and shows what is refused until it is asked again, or something of what was refused (`about`) has changed. */
const useAsking = (about: unknown) => {
  const common = useCommonWords();
  const { modal, message } = App.useApp();
  const [refused, setRefused] = useState<{ error: ApiProblem; about: string }>();
  const now = JSON.stringify(about);
  const ask = (label: string, says: string, said: string, act: () => Promise<unknown>) =>
    void modal.confirm({
      title: label,
      content: says,
      okText: label,
      cancelText: common('cancel'),
      onOk: async () => {
        setRefused(undefined);
        try {
          await act();
          void message.success(said);
        } catch (error) {
          if (error instanceof ApiProblem && error.errors.length > 0) setRefused({ error, about: now });
          else void message.error(whyOf(error), 8);
        }
      },
    });
  return { ask, refused: refused?.about === now ? refused.error : undefined };
};

/** The unit's reporter: save as often as one likes, then report. */
export const Reporting = ({
  path,
  rev,
  dirty,
  blocked,
  busy,
  save,
}: {
  path: EvaluationPath;
  rev: number;
  dirty: boolean;
  blocked: string | undefined;
  busy: boolean;
  save: () => void;
}) => {
  const words = useProjectWords();
  const { ask, refused } = useAsking(rev);
  const report = useAct('POST', `${evaluation}/report`);
  return (
    <>
      <Refused error={refused} />
      {blocked === undefined ? null : (
        <p className="wrong" role="alert">
          {blocked}
        </p>
      )}
      <div className="acts">
        <Button disabled={!dirty || blocked !== undefined} loading={busy} onClick={save}>
          {words('save')}
        </Button>
        <Button
          type="primary"
          disabled={dirty}
          onClick={() => ask(words('report'), words('reportSays'), words('reported'), () => report.mutateAsync({ params: path, body: {} }))}
        >
          {words('report')}
        </Button>
        {dirty ? <span className="soft">{words('unsaved')}</span> : null}
      </div>
    </>
  );
};

/** The unit's leader. */
export const Signing = ({ path }: { path: EvaluationPath }) => {
  const words = useProjectWords();
  const sign = useAct('POST', `${evaluation}/sign`);
  const back = useAct('POST', `${evaluation}/return-to-reporter`);
  return (
    <YesOrReturn
      yes={{
        label: words('sign'),
        says: words('signSays'),
        said: words('signed'),
        act: () => sign.mutateAsync({ params: path, body: {} }),
        busy: sign.isPending,
      }}
      back={{
        label: words('back'),
        title: words('backTitle'),
        reason: words('backReason'),
        said: words('wasReturned'),
        act: (reason) => back.mutateAsync({ params: path, body: { reason } }),
        busy: back.isPending,
      }}
    />
  );
};

/** Whoever reviews: scores with reasons, or back to the unit, which only a self-evaluation can go. */
export const Reviewing = ({ path, scoring }: { path: EvaluationPath; scoring: Scoring }) => {
  const words = useProjectWords();
  const { ask, refused } = useAsking(scoring.scores);
  const review = useAct('POST', `${evaluation}/review`);
  const back = useAct('POST', `${evaluation}/return-to-unit`);
  return (
    <>
      <Refused error={refused} />
      <div className="acts">
        <Button
          type="primary"
          onClick={() =>
            ask(words('reviewDo'), words('reviewSays'), words('reviewed'), () => review.mutateAsync({ params: path, body: { scores: scoring.scores } }))
          }
        >
          {words('reviewDo')}
        </Button>
        {path.mode === 'self' ? (
          <ActForm
            label={words('back')}
            title={words('backTitle')}
            fields={[{ name: 'reason', label: words('backReason'), kind: 'long' }]}
            said={words('wasReturned')}
            act={({ reason = '' }) => back.mutateAsync({ params: path, body: { reason } })}
          />
        ) : null}
      </div>
    </>
  );
};

/** Whoever decides on the final score. */
export const Finalising = ({ path, scoring }: { path: EvaluationPath; scoring: Scoring }) => {
  const words = useProjectWords();
  const { ask, refused } = useAsking(scoring.scores);
  const finalise = useAct('POST', `${evaluation}/finalise`);
  return (
    <>
      <Refused error={refused} />
      <div className="acts">
        <Button
          type="primary"
          onClick={() =>
            ask(words('finalDo'), words('finalSays'), words('finalised'), () => finalise.mutateAsync({ params: path, body: { scores: scoring.scores } }))
          }
        >
          {words('finalDo')}
        </Button>
      </div>
    </>
  );
};
