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

const list = '/targets/{cycle}/{unit}' as const;
/** What the unit's leader, then the office, may do with the list: say yes, or give it back. */
const steps = {
  sign: { yes: `${list}/sign`, back: `${list}/return-to-reporter`, says: 'signSays', said: 'signed' },
  accept: { yes: `${list}/accept`, back: `${list}/return-to-unit`, says: 'acceptSays', said: 'accepted' },
} as const;

export const YesOrBack = ({ step, ...props }: Props & { step: keyof typeof steps }) => {
  const words = useTargetWords();
  const { says, said, ...paths } = steps[step];
  const yes = useAct('POST', paths.yes);
  const back = useAct('POST', paths.back);
  return (
    <YesOrReturn
      yes={{
        label: words(step),
        says: words(says),
        said: words(said),
        act: () => yes.mutateAsync({ ...seenAs(props), body: {} }),
        busy: yes.isPending,
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
