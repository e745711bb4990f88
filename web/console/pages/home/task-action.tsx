import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { Task, TaskKind } from '#domain/tasks/task.ts';
import { useAct } from '../../parts/use-act.ts';
import { useFieldWords } from '../../texts/field.ts';
import { useHomeWords } from './texts.ts';

/** Tasks that need no more than somebody's word (functions/tasks/complete-task.ts checks what they stand for). */
const byWord: readonly TaskKind[] = ['agree-targets', 'confirm-base-data', 'inform-units', 'expert-ratings', 'public-ratings', 'check-scores', 'confirm-use'];

/** Where a unit's report of a window is filled, signed and reviewed. */
const formPages = {
  report: { to: '/reporting/$cycle/$window/$unit', words: 'fill' },
  sign: { to: '/signing/$cycle/$window/$unit', words: 'sign' },
  accept: { to: '/accepting/$cycle/$window/$unit', words: 'accept' },
} as const;

const DoneByWord = ({ task }: { task: Task }) => {
  const [words, field] = [useHomeWords(), useFieldWords()];
  const { modal, message } = App.useApp();
  const done = useAct('POST', '/tasks/{cycle}/{id}/done');
  const name = field(`task.${task.kind}`);
  const ask = () =>
    void modal.confirm({
      title: words('doneAsk', { task: name }),
      content: words('doneSays'),
      okText: words('done'),
      onOk: async () => {
        try {
          await done.mutateAsync({ params: { cycle: task.cycle, id: task.id }, body: {} });
          void message.success(words('doneSaid', { task: name }));
        } catch (error) {
          void message.error(error instanceof Error ? error.message : String(error), 8);
        }
      },
    });
  return (
    <Button type="primary" loading={done.isPending} onClick={ask}>
      {words('done')}
    </Button>
  );
};

/** The one thing to do about a task: the page where it is done, or a word. A new page adds its kind here. */
export const TaskAction = ({ task }: { task: Task }) => {
  const words = useHomeWords();
  const { cycle, kind, window, unit } = task;
  if (window !== undefined && unit !== undefined && (kind === 'report' || kind === 'sign' || kind === 'accept')) {
    return (
      <Link className="action" to={formPages[kind].to} params={{ cycle, window, unit }}>
        {words(formPages[kind].words)}
      </Link>
    );
  }
  if (kind === 'first-look' || kind === 'review' || kind === 'decide' || kind === 'finance-sign-off') {
    return (
      <Link className="action" to={kind === 'finance-sign-off' ? '/budget' : '/decisions'}>
        {words(kind === 'finance-sign-off' ? 'toBudget' : 'decide')}
      </Link>
    );
  }
  if (unit !== undefined && (kind === 'propose-targets' || kind === 'sign-targets' || kind === 'accept-targets')) {
    return (
      <Link className="action" to="/targets/$cycle/$unit" params={{ cycle, unit }}>
        {words(kind === 'propose-targets' ? 'propose' : kind === 'sign-targets' ? 'sign' : 'accept')}
      </Link>
    );
  }
  if (kind === 'decide-target-change') {
    return (
      <Link className="action" to="/targets">
        {words('toChanges')}
      </Link>
    );
  }
  if (kind === 'issue-plan' || kind === 'publish-schemes') {
    return (
      <Link className="action" to="/schemes">
        {words('toPapers')}
      </Link>
    );
  }
  if (kind === 'confirm-batch') {
    return (
      <Link className="action" to="/imports">
        {words('toImports')}
      </Link>
    );
  }
  if (byWord.includes(kind)) return <DoneByWord task={task} />;
  return <span className="soft">{words('notHere')}</span>;
};
