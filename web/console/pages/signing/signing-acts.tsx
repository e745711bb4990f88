import { useAct } from '../../parts/use-act.ts';
import { YesOrReturn } from '../../parts/yes-or-return.tsx';
import type { FormPath } from '../reporting/use-form.ts';
import { useSigningWords } from './texts.ts';

/** Sign or return. The leader decides on the report as it was seen: another one is refused (412) and shown anew. */
export const SigningActs = ({ path, rev }: { path: FormPath; rev: number | undefined }) => {
  const words = useSigningWords();
  const sign = useAct('POST', '/reporting/{cycle}/{window}/{unit}/sign');
  const giveBack = useAct('POST', '/reporting/{cycle}/{window}/{unit}/return-to-reporter');
  const seen = rev === undefined ? {} : { ifMatch: rev };
  return (
    <YesOrReturn
      yes={{
        label: words('sign'),
        says: words('signAsk'),
        said: words('signSaid'),
        act: () => sign.mutateAsync({ params: { ...path }, body: {}, ...seen }),
        busy: sign.isPending,
      }}
      back={{
        label: words('return'),
        title: words('returnTitle'),
        reason: words('returnReason'),
        said: words('returnSaid'),
        act: (reason) => giveBack.mutateAsync({ params: { ...path }, body: { reason }, ...seen }),
        busy: giveBack.isPending,
      }}
    />
  );
};
