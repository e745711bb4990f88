import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { usePlan } from '../../parts/papers.ts';
import { useAct } from '../../parts/use-act.ts';
import { ChangeRow } from './change-row.tsx';
import { changesOf, type DraftChange, emptyChange } from './draft.ts';
import { useDecisionWords } from './texts.ts';

export type Matter = AnswerOf<'GET', '/cycles/{cycle}/decisions'>['pending'][number];
type Outcome = 'agreed' | 'recompute' | 'passed' | 'sent-back' | 'decided';

/** The units of the year, and the grades that the policy knows. */
const usePapers = (cycle: string) => {
  const proposal = useQuery(read('/scoring/{cycle}/proposal', { params: { cycle } }));
  const { units = [] } = usePlan(cycle) ?? {};
  const grades = new Set(proposal.data?.body.categories.flatMap((category) => category.grades.map(({ grade }) => grade)));
  return { units, grades: [...grades] };
};

/** What a meeting decided, entered once and for all: everything typed stays until the API has taken it. */
export const RecordForm = ({ cycle, matter, today, close }: { cycle: string; matter: Matter; today: string; close: () => void }) => {
  const words = useDecisionWords();
  const { modal, message } = App.useApp();
  const record = useAct('POST', '/cycles/{cycle}/decisions');
  const { units, grades } = usePapers(cycle);
  const [papers, setPapers] = useState({ meeting: '', number: '', date: today, minutes: '' });
  const [outcome, setOutcome] = useState(matter.outcomes[0] ?? '');
  const [changes, setChanges] = useState<DraftChange[]>([]);
  const problem = record.error instanceof ApiProblem ? record.error : undefined;
  const wrong = (path: string): string | undefined => problem?.errorAt(path)?.message;
  const add = (kind: DraftChange['kind']) => setChanges((all) => [...all, emptyChange((all.at(-1)?.key ?? 0) + 1, kind)]);
  const save = async () => {
    const { task } = matter;
    try {
      await record.mutateAsync({
        params: { cycle },
        body: { task: task.id, id: task.id, ...papers, outcome, changes: changesOf(changes, { id: task.id, ...papers }) },
      });
      void message.success(words('recorded'));
      close();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error), 8);
    }
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void modal.confirm({
      title: words('ask'),
      content: (
        <>
          <p>{words('askSays', { ...papers, outcome: words(`outcome.${outcome as Outcome}`), count: changes.length })}</p>
          {outcome === 'decided' ? <p className="red-ink">{words('askFinal')}</p> : null}
        </>
      ),
      okText: words('record'),
      cancelText: words('cancel'),
      onOk: save,
    });
  };
  const text = (part: 'meeting' | 'number' | 'date' | 'minutes') => ({
    required: true,
    value: papers[part],
    status: wrong(part) === undefined ? ('' as const) : ('error' as const),
    onChange: ({ target }: { target: { value: string } }) => setPapers((all) => ({ ...all, [part]: target.value })),
  });
  return (
    <form className="record" onSubmit={ask} aria-label={words('recordTitle', { kind: words(`kind.${matter.kind}`) })}>
      <label>
        {words('meeting')}
        <Input placeholder={words('meetingHint')} {...text('meeting')} />
      </label>
      <label>
        {words('number')}
        <Input placeholder={words('numberHint')} {...text('number')} />
      </label>
      <label>
        {words('date')}
        <Input type="date" max={today} {...text('date')} />
      </label>
      <label className="wide">
        {words('minutes')}
        <Input.TextArea rows={4} maxLength={5000} {...text('minutes')} />
      </label>
      {(['meeting', 'number', 'date', 'minutes', 'outcome'] as const)
        .flatMap((part) => wrong(part) ?? [])
        .map((each) => (
          <p key={each} role="alert" className="wrong wide">
            {each}
          </p>
        ))}
      <fieldset className="wide">
        <legend>{words('outcome')}</legend>
        <Radio.Group
          value={outcome}
          onChange={({ target }) => setOutcome(String(target.value))}
          options={matter.outcomes.map((each) => ({ value: each, label: words(`outcome.${each as Outcome}`) }))}
        />
      </fieldset>
      {matter.kind === 'first-look' ? null : (
        <div className="wide changes">
          <h4>{words('changes')}</h4>
          <p className="soft">{words('changesSays')}</p>
          {changes.map((draft, at) => (
            <ChangeRow
              key={draft.key}
              cycle={cycle}
              draft={draft}
              units={units}
              grades={grades}
              problemOf={(part) => wrong(`changes[${at}].${part}`)}
              change={(next) => setChanges((all) => all.map((each) => (each.key === draft.key ? next : each)))}
              remove={() => setChanges((all) => all.filter((each) => each.key !== draft.key))}
            />
          ))}
          <div className="buttons">
            <Button onClick={() => add('awarded-marks')}>{words('addMarks')}</Button>
            <Button onClick={() => add('grade')}>{words('addGrade')}</Button>
            <Button onClick={() => add('tie')}>{words('addTie')}</Button>
          </div>
        </div>
      )}
      <div className="wide buttons">
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {words('record')}
        </Button>
        <Button onClick={close}>{words('cancel')}</Button>
      </div>
    </form>
  );
};
