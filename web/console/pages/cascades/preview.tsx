import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import type { Cascade, CascadeContent } from '#domain/targets/cascade.ts';
import { checkCascade } from '#domain/targets/check-cascade.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { Grid } from '../../parts/grid.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { AddsUp, SumRow } from './adds-up-tag.tsx';
import { Differences } from './differences.tsx';
import { differencesOf, differs } from './draft.ts';
import { useCascadeWords } from './texts.ts';

/** Every problem with the row it is in. */
export const Problems = ({ cycle, content, problems }: { cycle: string; content: CascadeContent; problems: readonly Problem[] }) => {
  const words = useCascadeWords();
  const unitName = useUnitName(cycle);
  const rowOf = (path: string): string => {
    const [, row] = /^shares\[(\d+)\]/.exec(path) ?? [];
    return row === undefined ? '' : words('row', { n: Number(row) + 1, unit: unitName(content.shares[Number(row)]?.unit ?? '') });
  };
  return (
    <div role="alert">
      <p className="wrong">{words('problems', { count: problems.length })}</p>
      <ol className="problems">
        {problems.map(({ path, message, expected }) => (
          <li key={`${path} ${message}`}>
            {rowOf(path)}
            {message}
            {expected === undefined || message.includes(expected) ? null : <small className="soft"> {words('expected', { expected })}</small>}
          </li>
        ))}
      </ol>
    </div>
  );
};

interface Props {
  cycle: string;
  id: string;
  content: CascadeContent;
  /** As it stands now, which may be other than when one began to write. */
  there: Cascade | undefined;
  others: readonly Cascade[];
  assessed: readonly Assessed[];
  close: () => void;
  saved: () => void;
}

/** What would be saved beside what stands there, and everything that is wrong with it; saved only when that is confirmed, over the very version that was seen. */
export const Preview = ({ cycle, id, content, there, others, assessed, close, saved }: Props) => {
  const [words, common] = [useCascadeWords(), useCommonWords()];
  const { message } = App.useApp();
  const put = useAct('PUT', '/targets/{cycle}/cascades/{id}');
  const [refused, setRefused] = useState<ApiProblem>();
  const [seen] = useState(there?.rev);
  /** The version that may be written over: the one that stood there when the preview was opened, or another one that was agreed to since. */
  const [agreed, setAgreed] = useState(seen);
  const stale = agreed !== there?.rev;
  const own = checkCascade(content, others, assessed);
  const problems = own.length > 0 ? own : (refused?.errors ?? []);
  const nothing =
    there !== undefined &&
    !differencesOf(there.shares, content.shares).some(differs) &&
    JSON.stringify([there.title, there.total, there.rule]) === JSON.stringify([content.title, content.total, content.rule]) &&
    there.lead?.unit === content.lead?.unit &&
    there.lead?.indicator === content.lead?.indicator;
  const send = async () => {
    setRefused(undefined);
    try {
      await put.mutateAsync({ params: { cycle, id }, body: content, ...(there === undefined ? {} : { ifMatch: there.rev }) });
      void message.success(words('saved'));
      saved();
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.length > 0) setRefused(error);
      else void message.error(whyOf(error), 8);
    }
  };
  return (
    <Modal
      open
      width="min(52rem, 95vw)"
      title={words('previewTitle')}
      okText={words('save')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: own.length > 0 || nothing || stale, loading: put.isPending }}
      onOk={() => void send()}
      onCancel={close}
    >
      <p className="soft">{words('previewSays')}</p>
      {seen !== there?.rev ? (
        <div role="alert">
          <p className="wrong">{words('stale')}</p>
          <Checkbox checked={!stale} onChange={({ target }) => setAgreed(target.checked ? there?.rev : seen)}>
            {words('agree')}
          </Checkbox>
        </div>
      ) : null}
      <p>
        <strong>{content.title}</strong> <AddsUp numbers={content} />
      </p>
      <Grid caption={words('previewTitle')} heads={[words('unit'), words('indicator'), { right: words('now') }, { right: words('next') }]}>
        <tr>
          <th scope="row">{words('total')}</th>
          <td />
          <td className="right number">{there?.total ?? '—'}</td>
          <td className="right number">{content.total}</td>
        </tr>
        <Differences cycle={cycle} differences={differencesOf(there?.shares ?? [], content.shares)} assessed={assessed} />
        <SumRow numbers={content} before={3} after={0} />
      </Grid>
      {nothing ? <p className="soft">{words('nothing')}</p> : null}
      {problems.length === 0 ? null : <Problems cycle={cycle} content={content} problems={problems} />}
    </Modal>
  );
};
