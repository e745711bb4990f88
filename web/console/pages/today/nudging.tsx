import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Task } from '#domain/tasks/task.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { useFieldWords } from '../../texts/field.ts';
import { useTodayWords } from './texts.ts';

/** 催办: the office's words to whoever has to do a task. */
export const Nudging = ({ task: { cycle, id, kind, unit } }: { task: Pick<Task, 'cycle' | 'id' | 'kind' | 'unit'> }) => {
  const [words, common, field] = [useTodayWords(), useCommonWords(), useFieldWords()];
  const { message } = App.useApp();
  const unitName = useUnitName(cycle);
  const nudge = useAct('POST', '/tasks/{cycle}/{id}/nudge');
  const [text, setText] = useState<string>();
  const title = words('nudgeOf', { unit: unit === undefined ? '' : unitName(unit), task: field(`task.${kind}`) });
  const send = async () => {
    try {
      await nudge.mutateAsync({ params: { cycle, id }, body: { words: text ?? '' } });
      setText(undefined);
      void message.success(words('nudged'));
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setText(words('nudgeUsual'))}>
        {words('nudge')}
      </Button>
      <Modal
        open={text !== undefined}
        title={title}
        okText={words('nudge')}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: text?.trim() === '', loading: nudge.isPending }}
        onOk={() => void send()}
        onCancel={() => setText(undefined)}
      >
        <label>
          {words('nudgeWords')}
          <Input.TextArea rows={3} maxLength={200} value={text ?? ''} onChange={({ target }) => setText(target.value)} />
        </label>
      </Modal>
    </>
  );
};
