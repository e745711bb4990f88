import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { abilityOf } from '#domain/access/abilities.ts';
import { Mode } from '#domain/projects/mode.ts';
import { toTenThousand, totalOf } from '#domain/projects/money.ts';
import { call } from '../../../shared/api/call.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { Forms } from './forms.tsx';
import { useProjectWords } from './texts.ts';

type Listed = AnswerOf<'GET', '/projects/{cycle}/projects'>['projects'][number];

type Page = AnswerOf<'GET', '/projects/{cycle}/projects'>;

const pageOf = async (cycle: string, query: { unit?: string; cursor?: string }): Promise<Page> =>
  (await call('GET', '/projects/{cycle}/projects', { params: { cycle }, query })).body;

/** A unit has few projects: all pages at once. */
const ofUnit = async (cycle: string, unit: string): Promise<Listed[]> => {
  const found: Listed[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: Page = await pageOf(cycle, { unit, ...(cursor === '' ? {} : { cursor }) });
    found.push(...page.projects);
    cursor = page.next;
  }
  return found;
};

/** Projects of the year that one may read: of the whole county page by page, or of one's own units. */
const useProjects = (cycle: string) => {
  const session = useSession();
  const everywhere = abilityOf(session.me).can('read', { type: 'project' });
  const units = unitsHeld(session, ['unit-reporter', 'unit-leader']);
  return useInfiniteQuery({
    queryKey: ['/projects/{cycle}/projects', cycle, everywhere, units],
    initialPageParam: '',
    queryFn: async ({ pageParam }): Promise<Page> => {
      if (everywhere) return pageOf(cycle, pageParam === '' ? {} : { cursor: pageParam });
      const own = (await Promise.all(units.map((unit) => ofUnit(cycle, unit)))).flat();
      return { projects: [...new Map(own.map((each) => [each.id, each])).values()] };
    },
    getNextPageParam: ({ next }) => next,
  });
};

const Results = ({ results }: Pick<Listed, 'results'>) => {
  const words = useProjectWords();
  const known = Mode.options.flatMap((mode) => {
    const result = results[mode];
    return result === undefined ? [] : [{ mode, ...result }];
  });
  if (known.length === 0) return <span className="soft">{words('noResult')}</span>;
  return known.map(({ mode, total, grade }) => <p key={mode}>{words('resultIs', { mode: words(`mode.${mode}`), total, grade })}</p>);
};

const List = ({ cycle }: { cycle: string }) => {
  const words = useProjectWords();
  const unitName = useUnitName(cycle);
  const may = abilityOf(useSession().me);
  const asked = useProjects(cycle);
  if (asked.isError && asked.data === undefined) return <Failure error={asked.error} retry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Loading />;
  const projects = asked.data.pages.flatMap((page) => page.projects);
  return (
    <>
      {may.can('create', 'project') ? (
        <div className="acts top-acts">
          <Link className="action" to="/projects/$cycle/new" params={{ cycle }}>
            {words('add')}
          </Link>
        </div>
      ) : null}
      {projects.length === 0 ? (
        <Empty title={words('none')} next={words('noneNext')} />
      ) : (
        <section className="card" aria-label={words('title')}>
          <Grid caption={words('title')} heads={[words('name'), words('department'), words('unit'), { right: words('annualBudget') }, words('result')]}>
            {projects.map(({ id, name, department, unit, budget, results }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/projects/$cycle/$project" params={{ cycle, project: id }}>
                    {name}
                  </Link>{' '}
                  <small className="soft">{id}</small>
                </th>
                <td>{unitName(department)}</td>
                <td>{unitName(unit)}</td>
                <td className="right number">{toTenThousand(totalOf(budget.annual))}</td>
                <td>
                  <Results results={results} />
                </td>
              </tr>
            ))}
          </Grid>
          {asked.hasNextPage ? (
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {words('more')}
            </Button>
          ) : null}
        </section>
      )}
    </>
  );
};

/** 项目 of the year with their budgets and what their evaluations came to. */
export const ProjectsPage = () => {
  const words = useProjectWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <OfYear>
        {(cycle) => (
          <>
            <List cycle={cycle} />
            <Forms cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
