import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { monthNotGiven } from '#domain/ingestion/given-month.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { MonthChoice } from './month-choice.tsx';
import type { Intake } from './states.ts';
import { useImportsWords } from './texts.ts';

interface Props {
  cycle: string;
  intake: Intake;
  rev: number | undefined;
}

/** An act that needs a reason. */
const WithReason = ({
  label,
  title,
  says,
  act,
  said,
}: {
  label: string;
  title: string;
  says?: string;
  act: (reason: string) => Promise<unknown>;
  said: string;
}) => {
  const [words, common] = [useImportsWords(), useCommonWords()];
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const go = () =>
    act(reason).then(
      () => {
        setOpen(false);
        void message.success(said);
      },
      (error: unknown) => void message.error(whyOf(error), 8),
    );
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={label}
        cancelText={common('cancel')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onOk={() => go()}
        onCancel={() => setOpen(false)}
      >
        {says === undefined ? null : <p>{says}</p>}
        <label>
          {words('reason')}
          <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      </Modal>
    </>
  );
};

/** Reads a file again whose month is named now: none stands in it, and none was named with it. */
const ForMonth = ({ cycle, again }: { cycle: string; again: (period: string) => Promise<unknown> }) => {
  const words = useImportsWords();
  const { message } = App.useApp();
  const [month, pick] = useState<string>();
  const go = (period: string) =>
    again(period).then(
      () => void message.success(words('rechecking')),
      (error: unknown) => void message.error(whyOf(error), 8),
    );
  return (
    <>
      <MonthChoice cycle={cycle} month={month} onPick={pick} />
      <Button type="primary" disabled={month === undefined} onClick={() => void (month === undefined ? undefined : go(month))}>
        {words('againFor')}
      </Button>
    </>
  );
};

/** What can be done about a file as it stands: post all or the good rows, read it again, give it up, or withdraw what was posted. Each says what will happen and asks. */
export const Deciding = ({ cycle, intake, rev }: Props) => {
  const [words, common] = [useImportsWords(), useCommonWords()];
  const { modal, message } = App.useApp();
  const confirm = useAct('POST', '/ingestion/{cycle}/intakes/{intake}/confirm');
  const recheck = useAct('POST', '/ingestion/{cycle}/intakes/{intake}/recheck');
  const giveUp = useAct('POST', '/ingestion/{cycle}/intakes/{intake}/give-up');
  const withdraw = useAct('POST', '/reporting/{cycle}/batches/{id}/withdraw');
  const { id, status, counts, batch } = intake;
  const seen = { params: { cycle, intake: id }, ...(rev === undefined ? {} : { ifMatch: rev }) };
  const ask = (title: string, content: string, act: () => Promise<unknown>, said: string) =>
    void modal.confirm({
      title,
      content,
      okText: title,
      cancelText: common('cancel'),
      onOk: () =>
        act().then(
          () => void message.success(said),
          (error: unknown) => void message.error(whyOf(error), 8),
        ),
    });
  const post = (choice: 'all' | 'good-rows') => () => confirm.mutateAsync({ ...seen, body: { choice } });
  const { badRows = 0, values = 0, replacing = 0, unchanged = 0 } = counts ?? {};
  const somethingNew = values > unchanged;
  return (
    <p className="acts">
      {status === 'checked' && badRows === 0 && somethingNew ? (
        <Button type="primary" onClick={() => ask(words('all'), words('allSays', { values, replacing }), post('all'), words('confirmed'))}>
          {words('all')}
        </Button>
      ) : null}
      {status === 'checked' && badRows > 0 && somethingNew ? (
        <Button onClick={() => ask(words('good'), words('goodSays', { badRows, values, replacing }), post('good-rows'), words('confirmed'))}>
          {words('good')}
        </Button>
      ) : null}
      {status === 'checked' && badRows > 0 && intake.conversions === 'ask' ? (
        <Button
          onClick={() => ask(words('take'), words('takeSays'), () => recheck.mutateAsync({ ...seen, body: { conversions: 'take' } }), words('rechecking'))}
        >
          {words('take')}
        </Button>
      ) : null}
      {status === 'refused' && intake.refusal?.code === monthNotGiven ? (
        <ForMonth cycle={cycle} again={(period) => recheck.mutateAsync({ ...seen, body: { conversions: 'ask', period } })} />
      ) : null}
      {status === 'refused' || status === 'withdrawn' ? (
        <Button
          onClick={() =>
            void recheck.mutateAsync({ ...seen, body: { conversions: 'ask' } }).then(
              () => void message.success(words('rechecking')),
              (error: unknown) => void message.error(whyOf(error), 8),
            )
          }
        >
          {words('again')}
        </Button>
      ) : null}
      {status === 'checked' ? (
        <WithReason
          label={words('giveUp')}
          title={words('giveUpTitle')}
          act={(reason) => giveUp.mutateAsync({ ...seen, body: { reason } })}
          said={words('givenUp')}
        />
      ) : null}
      {status === 'posted' && batch !== undefined ? (
        <WithReason
          label={words('withdraw')}
          title={words('withdrawTitle')}
          says={words('withdrawSays', { values })}
          act={(reason) => withdraw.mutateAsync({ params: { cycle, id: batch }, body: { reason } })}
          said={words('withdrawn')}
        />
      ) : null}
    </p>
  );
};
