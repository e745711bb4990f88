import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Input, Modal } from 'antd';
import { type AppAbility, abilityOf } from '#domain/access/abilities.ts';
import { assigneeOf, type Evaluation, type EvaluationTask } from '#domain/projects/evaluation.ts';
import { assigneeKey } from '#domain/tasks/task.ts';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useLeaving } from '../../parts/leaving.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { Finalising, Reporting, Reviewing, Signing } from './acts.tsx';
import { differencesOf, notMoney, sheetWith } from './answers.ts';
import { Excel } from './excel.tsx';
import { FundsTable } from './funds-table.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { type Step, useScoring } from './scoring.ts';
import { stateTag } from './state-tag.ts';
import { useProjectWords } from './texts.ts';
import { type EvaluationPath, useAnswers, type WholeEvaluation } from './use-answers.ts';
import './projects.css';

/** The step that waits for this person, if one does. */
const stepOf = (may: AppAbility, evaluation: Evaluation): EvaluationTask | undefined => {
  const mine = (kind: EvaluationTask) => ({ type: 'evaluation' as const, assigneeKey: assigneeKey(assigneeOf(kind, evaluation)) });
  const { status } = evaluation;
  if (status === 'draft' || status === 'returned') return may.can('save', mine('evaluate-project')) ? 'evaluate-project' : undefined;
  if (status === 'reported') return may.can('sign', mine('sign-evaluation')) ? 'sign-evaluation' : undefined;
  if (status === 'signed') return may.can('review', mine('review-evaluation')) ? 'review-evaluation' : undefined;
  return status === 'reviewed' && may.can('finalise', mine('finalise-evaluation')) ? 'finalise-evaluation' : undefined;
};

const scoringSteps: Partial<Record<EvaluationTask, Step>> = { 'review-evaluation': 'review', 'finalise-evaluation': 'final' };
const shownIn = ({ status }: Evaluation): readonly Step[] => (status === 'final' ? ['review', 'final'] : status === 'reviewed' ? ['review'] : []);

const Head = ({ whole: { project, form, evaluation }, path }: { whole: WholeEvaluation; path: EvaluationPath }) => {
  const [words, language] = [useProjectWords(), useLanguage()];
  const unitName = useUnitName(path.cycle);
  const { status, due, round, reason } = evaluation;
  return (
    <>
      <Title
        beside={
          <>
            <span className={`tag ${stateTag[status]}`}>{words(`is.${status}`)}</span>
            {status === 'final' ? null : <span className="soft">{words('dueBy', { day: dayText(due, language) })}</span>}
            {round > 1 ? <span className="soft">{words('round', { round })}</span> : null}
          </>
        }
      >
        {words('table', { name: project.name, mode: words(`mode.${path.mode}`) })}
      </Title>
      {status === 'returned' && reason !== undefined ? <p className="card wrong">{words('returnedBecause', { reason })}</p> : null}
      <p className="facts">
        <Link to="/projects/$cycle/$project" params={{ cycle: path.cycle, project: path.project }}>
          {project.id}
        </Link>
        <span>
          {form.fields.department} {unitName(project.department)}
        </span>
        <span>
          {form.fields.unit} {unitName(project.unit)}
        </span>
        <span>{form.title}</span>
      </p>
    </>
  );
};

const Sheet = ({ whole, path }: { whole: WholeEvaluation; path: EvaluationPath }) => {
  const words = useProjectWords();
  const listed = useListed();
  const { message } = App.useApp();
  const { project, form, evaluation } = whole;
  const answers = useAnswers(path, whole);
  const step = stepOf(abilityOf(useSession().me), evaluation);
  const writes = step === 'evaluate-project';
  const leaving = useLeaving(writes && answers.dirty);
  const own = sheetWith(answers.typed, whole);
  const scoring = useScoring(step === undefined ? undefined : scoringSteps[step], whole, own);
  const wrong = notMoney(answers.typed.executed);
  const fail = (error: unknown) => void message.error(whyOf(error), 8);
  const save = () => answers.save().then((done) => (done ? void message.success(words('saved')) : undefined), fail);
  const { type, typed } = answers;
  const names = {
    sources: form.fields,
    goal: form.fields.goal,
    execution: form.execution.name,
    parts: { actual: words('actual'), self: words('self'), reason: words('deviationReason'), measures: words('measures') },
  };
  return (
    <>
      {leaving}
      <div className="acts top-acts">
        <Excel path={path} rev={answers.rev} writes={writes} />
      </div>
      <section className="card" aria-labelledby="funds">
        <h2 id="funds">{form.fields.funds}</h2>
        <FundsTable
          caption={form.fields.funds}
          fields={form.fields}
          columns={[
            { head: words('initial'), funds: project.budget.initial },
            { head: words('annual'), funds: evaluation.annual },
            {
              head: words('executed'),
              funds: evaluation.executed,
              ...(writes ? { typed: { texts: typed.executed, type: (executed) => type({ ...typed, executed }) } } : {}),
            },
          ]}
        />
      </section>
      <section className="card" aria-labelledby="goal">
        <h2 id="goal">{form.fields.goal}</h2>
        <p>
          <strong>{words('expectedGoal')}</strong> {project.goal}
        </p>
        {writes ? (
          <label>
            {words('actualGoal')}
            <Input.TextArea autoSize maxLength={1000} value={typed.goalActual} onChange={({ target }) => type({ ...typed, goalActual: target.value })} />
          </label>
        ) : (
          <p>
            <strong>{words('actualGoal')}</strong> {typed.goalActual === '' ? '—' : typed.goalActual}
          </p>
        )}
      </section>
      <IndicatorTable
        project={project}
        form={form}
        evaluation={evaluation}
        sheet={scoring?.sheet ?? own}
        typed={typed}
        type={writes ? type : undefined}
        scoring={scoring}
        shown={shownIn(evaluation)}
      />
      {writes ? (
        <Reporting
          path={path}
          rev={answers.rev}
          dirty={answers.dirty}
          blocked={wrong.length === 0 ? undefined : words('notMoney', { text: listed(wrong) })}
          busy={answers.busy}
          save={() => void save()}
        />
      ) : null}
      {step === 'sign-evaluation' ? <Signing path={path} /> : null}
      {step === 'review-evaluation' && scoring !== undefined ? <Reviewing path={path} scoring={scoring} /> : null}
      {step === 'finalise-evaluation' && scoring !== undefined ? <Finalising path={path} scoring={scoring} /> : null}
      <Modal
        open={answers.theirs !== undefined}
        width="min(60rem, 95vw)"
        title={words('collision')}
        okText={words('mine')}
        cancelText={words('theirs')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        onOk={() => void answers.saveOver().catch(fail)}
        onCancel={answers.takeTheirs}
      >
        <p>{words('collisionSays')}</p>
        {answers.theirs === undefined ? null : (
          <Grid caption={words('collision')} heads={[words('field'), words('theirsColumn'), words('mineColumn')]}>
            {differencesOf(answers.theirs, typed, names, project.indicators).map(({ field, theirs, mine }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{theirs === '' ? '—' : theirs}</td>
                <td>{mine === '' ? '—' : mine}</td>
              </tr>
            ))}
          </Grid>
        )}
      </Modal>
    </>
  );
};

/** 项目支出绩效评价表: filled in by the unit, signed, reviewed and decided on one page, with all scores side by side. */
export const EvaluationPage = () => {
  const path = useParams({ from: '/projects/$cycle/$project/$mode' });
  const asked = useQuery(read('/projects/{cycle}/projects/{project}/evaluations/{mode}', { params: path }));
  return (
    <Asked page query={asked}>
      {({ body }) => (
        <>
          <Head whole={body} path={path} />
          {/* Scores that a step gives begin anew with the step. */}
          <Sheet key={`${path.project}/${path.mode}/${body.evaluation.status}/${body.evaluation.round}`} whole={body} path={path} />
        </>
      )}
    </Asked>
  );
};
