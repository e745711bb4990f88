import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Asked } from '../../parts/asked.tsx';
import { useLeaving } from '../../parts/leaving.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitChoices } from '../../parts/unit-choices.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useListed } from '../../texts/texts.ts';
import { notMoney } from './answers.ts';
import { contentOf, emptyProject, type ProjectTexts } from './draft-project.ts';
import { FundsTable } from './funds-table.tsx';
import { OwnIndicators } from './own-indicators.tsx';
import { useProjectWords } from './texts.ts';
import './projects.css';

type Form = AnswerOf<'GET', '/projects/{cycle}/forms'>['forms'][number];

interface FieldsProps {
  texts: ProjectTexts;
  set: (part: Partial<ProjectTexts>) => void;
  problemAt: (path: string) => Problem | undefined;
}

const About = ({ texts, set, problemAt }: FieldsProps) => {
  const words = useProjectWords();
  const units = useUnitChoices();
  const wrong = (path: string) => {
    const problem = problemAt(path);
    return problem === undefined ? null : (
      <span role="alert" className="wrong">
        {problem.message}
      </span>
    );
  };
  return (
    <div className="act-form">
      <label>
        {words('id')}
        <Input value={texts.id} maxLength={32} onChange={({ target }) => set({ id: target.value })} />
        {wrong('id')}
      </label>
      <label>
        {words('name')}
        <Input value={texts.name} maxLength={80} onChange={({ target }) => set({ name: target.value })} />
        {wrong('content.name')}
      </label>
      {(['department', 'unit'] as const).map((field) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
        <label key={field}>
          {words(field)}
          <Select
            aria-label={words(field)}
            showSearch={{ optionFilterProp: 'label' }}
            value={texts[field] === '' ? undefined : texts[field]}
            options={units}
            onChange={(unit: string) => set({ [field]: unit })}
          />
          {wrong(field)}
        </label>
      ))}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
      <label>
        {words('added')}
        <Select
          aria-label={words('added')}
          value={texts.when}
          options={(['start', 'mid-year'] as const).map((when) => ({ value: when, label: words(`added.${when}`) }))}
          onChange={(when: ProjectTexts['when']) => set({ when })}
        />
      </label>
      <label>
        {words('document')}
        <Input value={texts.document} maxLength={80} onChange={({ target }) => set({ document: target.value })} />
        {wrong('content.added.document')}
      </label>
      <label>
        {words('goal')}
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} value={texts.goal} onChange={({ target }) => set({ goal: target.value })} />
        {wrong('content.goal')}
      </label>
    </div>
  );
};

const Whole = ({ cycle, form }: { cycle: string; form: ProjectForm }) => {
  const words = useProjectWords();
  const listed = useListed();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const add = useAct('POST', '/projects/{cycle}/projects');
  const [texts, setTexts] = useState(emptyProject);
  const [refused, setRefused] = useState<ApiProblem>();
  const [done, setDone] = useState(false);
  const leaving = useLeaving(texts !== emptyProject && !done);
  const set = (part: Partial<ProjectTexts>) => setTexts((old) => ({ ...old, ...part }));
  const wrongMoney = [...notMoney(texts.initial), ...notMoney(texts.annual)];
  const send = async () => {
    setRefused(undefined);
    try {
      await add.mutateAsync({ params: { cycle }, body: { id: texts.id.trim(), content: contentOf(texts, form) } });
      setDone(true);
      void message.success(words('registered'));
      await navigate({ to: '/projects/$cycle/$project', params: { cycle, project: texts.id.trim() }, ignoreBlocker: true });
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.length > 0) setRefused(error);
      else void message.error(whyOf(error), 8);
    }
  };
  return (
    <>
      {leaving}
      <section className="card" aria-label={words('newTitle')}>
        <About texts={texts} set={set} problemAt={(path) => refused?.errorAt(path)} />
      </section>
      <section className="card" aria-labelledby="budget">
        <h2 id="budget">{words('budget')}</h2>
        <FundsTable
          caption={words('budget')}
          fields={form.fields}
          columns={[
            { head: words('initial'), funds: undefined, typed: { texts: texts.initial, type: (initial) => set({ initial }) } },
            { head: words('annual'), funds: undefined, typed: { texts: texts.annual, type: (annual) => set({ annual }) } },
          ]}
        />
        {wrongMoney.length === 0 ? null : (
          <p className="wrong" role="alert">
            {words('notMoney', { text: listed(wrongMoney) })}
          </p>
        )}
      </section>
      <OwnIndicators form={form} rows={texts.indicators} set={(indicators) => set({ indicators })} />
      {refused === undefined ? null : (
        <div className="card wrong" role="alert">
          <p>{refused.message}</p>
          <ul>
            {refused.errors.map(({ path, message: why, expected }) => (
              <li key={`${path} ${why}`}>
                {why}
                {expected === undefined ? null : `(${words('expected', { expected })})`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="acts">
        <Button type="primary" disabled={wrongMoney.length > 0} loading={add.isPending} onClick={() => void send()}>
          {words('add')}
        </Button>
      </div>
    </>
  );
};

const keyOf = ({ code, version }: Pick<Form, 'code' | 'version'>): string => `${code}/${version}`;

const OfForm = ({ cycle, code, version }: { cycle: string; code: string; version: number }) => {
  const asked = useQuery(read('/projects/{cycle}/forms/{code}/{version}', { params: { cycle, code, version } }));
  return <Asked query={asked}>{({ body }) => <Whole cycle={cycle} form={body} />}</Asked>;
};

const Choosing = ({ cycle, forms }: { cycle: string; forms: readonly Form[] }) => {
  const words = useProjectWords();
  const [picked, pick] = useState<string>();
  const form = forms.find((each) => keyOf(each) === picked);
  if (forms.length === 0) return <Empty title={words('noForms')} next={words('noFormsNext')} />;
  return (
    <>
      <section className="card" aria-label={words('form')}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
        <label>
          {words('form')}{' '}
          <Select
            aria-label={words('form')}
            style={{ minWidth: '20rem', maxWidth: '100%' }}
            value={picked}
            options={forms.map((each) => ({ value: keyOf(each), label: `${each.title}(${each.code} ${each.version})` }))}
            onChange={(key: string) => pick(key)}
          />
        </label>
      </section>
      {form === undefined ? null : <OfForm key={picked} cycle={cycle} code={form.code} version={form.version} />}
    </>
  );
};

/** A project comes in, at the start of the year or in its midst: budget, goal and its own indicators under a form that is locked. */
export const NewProjectPage = () => {
  const words = useProjectWords();
  const { cycle } = useParams({ from: '/projects/$cycle/new' });
  const asked = useQuery(read('/projects/{cycle}/forms', { params: { cycle } }));
  return (
    <>
      <Title>{words('newTitle')}</Title>
      <p className="soft intro">{words('newSays')}</p>
      <Asked query={asked}>{({ body }) => <Choosing cycle={cycle} forms={body.forms} />}</Asked>
    </>
  );
};
