import { App, Button } from 'antd';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { YesOrReturn } from '../../parts/yes-or-return.tsx';
import { useCommonWords } from '../../texts/common.ts';
import type { useEditing } from './editing.ts';
import { useTargetWords } from './texts.ts';

interface Props {
  cycle: string;
  unit: string;
  rev: number | undefined;
}

const seenAs = ({ cycle, unit, rev }: Props) => ({ params: { cycle, unit }, ...(rev === undefined ? {} : { ifMatch: rev }) });

/** Save what is typed, then propose the whole list. */
export const Proposing = ({ editing, ...props }: Props & { editing: ReturnType<typeof useEditing> }) => {
  const [words, common] = [useTargetWords(), useCommonWords()];
  const { modal, message } = App.useApp();
  const propose = useAct('POST', '/targets/{cycle}/{unit}/propose');
  /** One notice at a time: what was refused before is no longer true once the rest is saved. */
  const tell = (type: 'success' | 'error', content: string) => void message.open({ key: 'targets', type, content, duration: type === 'error' ? 8 : 3 });
  const failed = (error: unknown) => tell('error', whyOf(error));
  const save = () => editing.saveAll().then((count) => (count === 0 ? tell('success', words('saved')) : tell('error', words('notSaved', { count }))), failed);
  const ask = () =>
    void modal.confirm({
      title: words('propose'),
      content: words('proposeSays'),
      okText: words('propose'),
      cancelText: common('cancel'),
      onOk: () => propose.mutateAsync({ ...seenAs(props), body: {} }).then(() => tell('success', words('proposed')), failed),
    });
  return (
    <div className="acts">
      <Button disabled={!editing.dirty} loading={editing.saving} onClick={() => void save()}>
        {words('save')}
      </Button>
      <Button type="primary" disabled={editing.dirty} loading={propose.isPending} onClick={ask}>
        {words('propose')}
      </Button>
      {editing.dirty ? <span className="soft">{words('unsaved')}</span> : null}
    </div>
  );
};

/** The unit's leader signs or returns. */
export const Signing = (props: Props) => {
  const words = useTargetWords();
  const sign = useAct('POST', '/targets/{cycle}/{unit}/sign');
  const back = useAct('POST', '/targets/{cycle}/{unit}/return-to-reporter');
  return (
    <YesOrReturn
      yes={{
        label: words('sign'),
        says: words('signSays'),
        said: words('signed'),
        act: () => sign.mutateAsync({ ...seenAs(props), body: {} }),
        busy: sign.isPending,
      }}
      back={{
        label: words('back'),
        title: words('backTitle'),
        reason: words('reason'),
        said: words('returned'),
        act: (reason) => back.mutateAsync({ ...seenAs(props), body: { reason } }),
        busy: back.isPending,
      }}
    />
  );
};

/** The office accepts or returns. */
export const Accepting = (props: Props) => {
  const words = useTargetWords();
  const accept = useAct('POST', '/targets/{cycle}/{unit}/accept');
  const back = useAct('POST', '/targets/{cycle}/{unit}/return-to-unit');
  return (
    <YesOrReturn
      yes={{
        label: words('accept'),
        says: words('acceptSays'),
        said: words('accepted'),
        act: () => accept.mutateAsync({ ...seenAs(props), body: {} }),
        busy: accept.isPending,
      }}
      back={{
        label: words('back'),
        title: words('backTitle'),
        reason: words('reason'),
        said: words('returned'),
        act: (reason) => back.mutateAsync({ ...seenAs(props), body: { reason } }),
        busy: back.isPending,
      }}
    />
  );
};
