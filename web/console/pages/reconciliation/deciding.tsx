import { App, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useReconciliationWords } from './texts.ts';

export type Disagreement = AnswerOf<'GET', '/ingestion/{cycle}/disagreements'>['disagreements'][number];

interface Props {
  cycle: string;
  disagreement: Disagreement;
  close: () => void;
}

/** 认定: which source's value counts, and why. Nothing is chosen beforehand. */
export const Deciding = ({ cycle, disagreement, close }: Props) => {
  const [words, common, language] = [useReconciliationWords(), useCommonWords(), useLanguage()];
  const { message } = App.useApp();
  const unitName = useUnitName(cycle);
  const decide = useAct('POST', '/ingestion/{cycle}/reconciliations');
  const [source, setSource] = useState<string>();
  const [reason, setReason] = useState('');
  const { unit, figure, period, counted, others } = disagreement;
  const values = [counted, ...others];
  const chosen = values.find((each) => each.source === source);
  const save = async () => {
    if (chosen === undefined) return;
    try {
      await decide.mutateAsync({ params: { cycle }, body: { unit, figure, period, counted: chosen, reason } });
      void message.success(words('said', { source: chosen.source }));
      close();
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  return (
    <Modal
      open
      title={words('decideOf', { unit: unitName(unit), figure, month: monthText(period, language) })}
      okText={words('decide')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: chosen === undefined || reason.trim() === '', loading: decide.isPending }}
      onOk={() => void save()}
      onCancel={close}
    >
      <fieldset>
        <legend>{words('which')}</legend>
        <Radio.Group value={source} onChange={({ target }) => setSource(String(target.value))}>
          {values.map((each) => (
            <p key={each.source}>
              <Radio value={each.source}>{words('of', { source: each.source, value: each.value })}</Radio>
            </p>
          ))}
        </Radio.Group>
      </fieldset>
      <label>
        {words('reason')}
        <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <p className="soft">{words('needs')}</p>
    </Modal>
  );
};
