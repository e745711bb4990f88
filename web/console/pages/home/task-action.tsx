import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { Task, TaskKind } from '#domain/tasks/task.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
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

/** Where a unit's targets are proposed, signed and accepted. */
const targetActs = { 'propose-targets': 'propose', 'sign-targets': 'sign', 'accept-targets': 'accept' } as const;

/** Steps of the evaluation of a project. */
const evaluationActs = { 'evaluate-project': 'fill', 'sign-evaluation': 'sign', 'review-evaluation': 'review', 'finalise-evaluation': 'finalise' } as const;

/** Kinds that are done on a page of the whole year. */
const yearPages = {
  'issue-plan': { to: '/schemes', words: 'toPapers' },
  'publish-schemes': { to: '/schemes', words: 'toPapers' },
  'decide-target-change': { to: '/targets', words: 'toChanges' },
  'confirm-batch': { to: '/imports', words: 'toImports' },
  'first-look': { to: '/decisions', words: 'decide' },
  review: { to: '/decisions', words: 'decide' },
  decide: { to: '/decisions', words: 'decide' },
  'finance-sign-off': { to: '/budget', words: 'toBudget' },
} as const;

const isOf = <T extends object>(pages: T, kind: TaskKind): kind is TaskKind & keyof T => kind in pages;

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
          void message.error(whyOf(error), 8);
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
  if (window !== undefined && unit !== undefined && isOf(formPages, kind)) {
    return (
      <Link className="action" to={formPages[kind].to} params={{ cycle, window, unit }}>
        {words(formPages[kind].words)}
      </Link>
    );
  }
  if (unit !== undefined && isOf(targetActs, kind)) {
    return (
      <Link className="action" to="/targets/$cycle/$unit" params={{ cycle, unit }}>
        {words(targetActs[kind])}
      </Link>
    );
  }
  if (task.evaluation !== undefined && isOf(evaluationActs, kind)) {
    return (
      <Link className="action" to="/projects/$cycle/$project/$mode" params={{ cycle, ...task.evaluation }}>
        {words(evaluationActs[kind])}
      </Link>
    );
  }
  if (isOf(yearPages, kind)) {
    return (
      <Link className="action" to={yearPages[kind].to}>
        {words(yearPages[kind].words)}
      </Link>
    );
  }
  if (byWord.includes(kind)) return <DoneByWord task={task} />;
  return <span className="soft">{words('notHere')}</span>;
};
