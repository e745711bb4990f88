import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import { Mode } from '#domain/projects/mode.ts';
import { fundSources, toTenThousand, totalOf } from '#domain/projects/money.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useListed } from '../../texts/texts.ts';
import { fundsOf, fundTexts, notMoney } from './answers.ts';
import { FundsTable } from './funds-table.tsx';
import { stateTag } from './state-tag.ts';
import { useProjectWords } from './texts.ts';

type Whole = AnswerOf<'GET', '/projects/{cycle}/projects/{project}'>;
type Project = Whole['project'];

/** 全年预算数 changes by a document; typed in 万元. */
const Adjusting = ({ project, rev }: { project: Project; rev: number }) => {
  const words = useProjectWords();
  const listed = useListed();
  const adjust = useAct('POST', '/projects/{cycle}/projects/{project}/budget');
  const standing = fundTexts(project.budget.annual);
  return (
    <ActForm
      label={words('adjust')}
      says={words('adjustSays')}
      said={words('adjusted')}
      fields={[
        ...fundSources.map((source) => ({ name: source, label: words(source), kind: 'decimal' as const, start: standing[source] })),
        { name: 'document', label: words('document'), kind: 'text' as const },
        { name: 'reason', label: words('reason'), kind: 'long' as const },
      ]}
      act={({ appropriation = '', carriedOver = '', other = '', document = '', reason = '' }) => {
        const texts = { appropriation, carriedOver, other };
        const annual = fundsOf(texts);
        if (annual === undefined) throw new Error(words('notMoney', { text: listed(notMoney(texts)) }));
        return adjust.mutateAsync({ params: { cycle: project.cycle, project: project.id }, body: { annual, document, reason }, ifMatch: rev });
      }}
    />
  );
};

const Budget = ({ project, rev }: { project: Project; rev: number }) => {
  const words = useProjectWords();
  const may = abilityOf(useSession().me);
  const { budget, budgetChanges } = project;
  return (
    <section className="card" aria-labelledby="budget">
      <div className="title">
        <h2 id="budget">{words('budget')}</h2>
        {may.can('adjust', 'project') ? <Adjusting project={project} rev={rev} /> : null}
      </div>
      <FundsTable
        caption={words('budget')}
        columns={[
          { head: words('initial'), funds: budget.initial },
          { head: words('annual'), funds: budget.annual },
        ]}
      />
      <h3>{words('changes')}</h3>
      {budgetChanges.length === 0 ? (
        <p className="soft">{words('noChanges')}</p>
      ) : (
        <Grid caption={words('changes')} heads={[words('on'), { right: words('before') }, { right: words('after') }, words('document'), words('reason')]}>
          {budgetChanges.map((change) => (
            <tr key={`${change.on} ${change.document}`}>
              <td>
                <Day day={change.on} />
              </td>
              <td className="right number">{toTenThousand(totalOf(change.before))}</td>
              <td className="right number">{toTenThousand(totalOf(change.after))}</td>
              <td>{change.document}</td>
              <td>{change.reason}</td>
            </tr>
          ))}
        </Grid>
      )}
    </section>
  );
};

/** An evaluation begins with the last day of its first step. */
const Beginning = ({ project, mode }: { project: Project; mode: Mode }) => {
  const words = useProjectWords();
  const open = useAct('POST', '/projects/{cycle}/projects/{project}/evaluations/{mode}/open');
  const name = words(`mode.${mode}`);
  return (
    <ActForm
      look={mode === 'self' ? 'primary' : 'default'}
      label={words('begin', { mode: name })}
      says={words('beginSays')}
      said={words('begun', { mode: name })}
      fields={[{ name: 'due', label: words('due'), kind: 'date' }]}
      act={({ due = '' }) => open.mutateAsync({ params: { cycle: project.cycle, project: project.id, mode }, body: { due } })}
    />
  );
};

const Evaluations = ({ project, evaluations }: Whole) => {
  const words = useProjectWords();
  const may = abilityOf(useSession().me);
  const begun = new Set(evaluations.map(({ mode }) => mode));
  // The other two rest on what the unit has said.
  const decided = evaluations.some(({ mode, status }) => mode === 'self' && status === 'final');
  return (
    <section className="card" aria-labelledby="evaluations">
      <h2 id="evaluations">{words('evaluations')}</h2>
      {evaluations.length === 0 ? <p className="soft">{words('noEvaluations')}</p> : null}
      {evaluations.length === 0 ? null : (
        <Grid caption={words('evaluations')} heads={[words('mode'), words('state'), words('due'), words('score')]}>
          {Mode.options.flatMap((mode) => {
            const found = evaluations.find((each) => each.mode === mode);
            if (found === undefined) return [];
            const { status, due, total, grade } = found;
            return [
              <tr key={mode}>
                <th scope="row">
                  <Link to="/projects/$cycle/$project/$mode" params={{ cycle: project.cycle, project: project.id, mode }}>
                    {words(`mode.${mode}`)}
                  </Link>
                </th>
                <td>
                  <span className={`tag ${stateTag[status]}`}>{words(`is.${status}`)}</span>
                </td>
                <td>
                  <Day day={due} />
                </td>
                <td className="number">{total === undefined || grade === undefined ? '—' : words('totalIs', { total, grade })}</td>
              </tr>,
            ];
          })}
        </Grid>
      )}
      {may.can('open', { type: 'evaluation' }) ? (
        <div className="acts">
          {Mode.options
            .filter((mode) => !begun.has(mode) && (mode === 'self' || decided))
            .map((mode) => (
              <Beginning key={mode} project={project} mode={mode} />
            ))}
        </div>
      ) : null}
    </section>
  );
};

/** 项目: its budget with every change, and its evaluations. */
export const ProjectPage = () => {
  const words = useProjectWords();
  const { cycle, project: id } = useParams({ from: '/projects/$cycle/$project' });
  const unitName = useUnitName(cycle);
  const asked = useQuery(read('/projects/{cycle}/projects/{project}', { params: { cycle, project: id } }));
  return (
    <Asked page query={asked}>
      {({ body }) => {
        const { name, department, unit, added, goal, rev } = body.project;
        return (
          <>
            <Title beside={<span className="soft">{id}</span>}>{name}</Title>
            <p className="facts">
              <span>
                {words('department')} {unitName(department)}
              </span>
              <span>
                {words('unit')} {unitName(unit)}
              </span>
              <span>
                {words(`added.${added.when}`)} {added.document}
              </span>
            </p>
            <section className="card" aria-labelledby="goal">
              <h2 id="goal">{words('goal')}</h2>
              <p>{goal}</p>
            </section>
            <Budget project={body.project} rev={rev} />
            <Evaluations {...body} />
          </>
        );
      }}
    </Asked>
  );
};
