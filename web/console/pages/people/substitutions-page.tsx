import { useQuery } from '@tanstack/react-query';
import { rolesOn } from '#domain/access/caller.ts';
import { isInForce, SubstitutableRole, type Substitution } from '#domain/access/substitution.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { holds, useSession } from '../../shell/session.tsx';
import { usePeopleWords } from './texts.ts';
import { usePostWords } from './use-post-fields.ts';

/** A post of a person that somebody else may do, and who may be asked. */
interface Post {
  person: string;
  name: string;
  role: OwnRole;
  unit?: string | undefined;
  others: readonly { id: string; name: string }[];
}
type OwnRole = Substitution['role'];

const keyOf = ({ person, role, unit }: Pick<Post, 'person' | 'role' | 'unit'>): string => [person, role, unit ?? ''].join(' ');

/** The office sees everybody's posts; anybody else the own ones, with the colleagues that may be asked. */
const usePosts = (
  today: string,
  own: readonly Omit<Post, 'person' | 'name' | 'others'>[],
  colleagues: (post: Pick<Post, 'role' | 'unit'>) => Post['others'],
): Post[] => {
  const session = useSession();
  const office = holds(session, ['office-clerk', 'office-head']);
  const staff = useQuery({ ...read('/access/staff'), enabled: office });
  const { person, name } = session.me;
  if (!office) return own.map((post) => ({ ...post, person, name, others: colleagues(post) }));
  const people = (staff.data?.body.staff ?? []).filter(({ endedOn }) => endedOn === undefined);
  return people.flatMap((each) =>
    rolesOn(today, each).flatMap(({ role, unit }) => {
      const may = SubstitutableRole.safeParse(role);
      return may.success
        ? [{ person: each.id, name: each.name, role: may.data, unit, others: people.filter(({ id }) => id !== each.id && id !== person) }]
        : [];
    }),
  );
};

const Asking = ({ posts, today }: { posts: readonly Post[]; today: string }) => {
  const words = usePeopleWords();
  const postWords = usePostWords();
  const appoint = useAct('POST', '/access/substitutions');
  const others = [...new Map(posts.flatMap((post) => post.others).map((each) => [each.id, each])).values()];
  return (
    <ActForm
      look="primary"
      label={words('ask')}
      says={words('substitutionsSay')}
      fields={[
        {
          name: 'post',
          label: words('askPost'),
          kind: 'choice',
          choices: posts.map((post) => ({ value: keyOf(post), label: `${post.name} ${postWords(post)}` })),
        },
        { name: 'substitute', label: words('askWhom'), kind: 'choice', choices: others.map(({ id, name }) => ({ value: id, label: `${name}(${id})` })) },
        { name: 'from', label: words('from'), kind: 'date', start: today },
        { name: 'to', label: words('to'), kind: 'date' },
        { name: 'reason', label: words('reason'), kind: 'long' },
      ]}
      said={words('askSaid')}
      act={async ({ post: key, substitute = '', from = '', to = '', reason = '' }) => {
        const post = posts.find((each) => keyOf(each) === key);
        if (post === undefined) return;
        const { person, role, unit } = post;
        await appoint.mutateAsync({ body: { person, role, ...(unit === undefined ? {} : { unit }), substitute, from, to, reason } });
      }}
    />
  );
};

const stateOf = (each: Substitution, today: string) => {
  if (each.status === 'ended') return 'ended';
  return isInForce(each, today) ? 'now' : each.from > today ? 'coming' : 'over';
};
const tags = { now: 'tag green', coming: 'tag blue', over: 'tag', ended: 'tag' } as const;

const Table = ({ all, today }: { all: readonly Substitution[]; today: string }) => {
  const words = usePeopleWords();
  const postWords = usePostWords();
  const end = useAct('POST', '/access/substitutions/{substitute}/{id}/end');
  return (
    <Grid
      caption={words('substitutions')}
      heads={[words('whose'), words('role'), words('substitute'), words('days'), words('reason'), words('state'), { silent: words('end') }]}
    >
      {[...all]
        .sort((a, b) => b.from.localeCompare(a.from))
        .map((each) => {
          const state = stateOf(each, today);
          return (
            <tr key={`${each.substitute} ${each.id}`}>
              <th scope="row">{each.personName}</th>
              <td>{postWords(each)}</td>
              <td>{each.substituteName}</td>
              <td className="nowrap">
                <Day day={each.from} /> — <Day day={each.to} />
              </td>
              <td>{each.reason}</td>
              <td>
                <span className={tags[state]}>{words(`is.${state}`)}</span>
              </td>
              <td>
                {state === 'now' || state === 'coming' ? (
                  <ActForm
                    label={words('end')}
                    fields={[{ name: 'reason', label: words('reason'), kind: 'long' }]}
                    said={words('ended')}
                    act={({ reason = '' }) => end.mutateAsync({ params: { substitute: each.substitute, id: each.id }, body: { reason }, ifMatch: each.rev })}
                  />
                ) : null}
              </td>
            </tr>
          );
        })}
    </Grid>
  );
};

const Part = ({
  all,
  colleagues,
  today,
}: {
  all: readonly Substitution[];
  colleagues: readonly { role: OwnRole; unit?: string | undefined; people: Post['others'] }[];
  today: string;
}) => {
  const words = usePeopleWords();
  const posts = usePosts(today, colleagues, ({ role, unit }) => colleagues.find((each) => each.role === role && each.unit === unit)?.people ?? []);
  return (
    <section className="card" aria-label={words('substitutions')}>
      {all.length === 0 ? <Empty title={words('noSubstitutions')} /> : <Table all={all} today={today} />}
      <div className="acts">{posts.length === 0 ? null : <Asking posts={posts} today={today} />}</div>
    </section>
  );
};

/** 代办: who does whose work, now and before; one's own, or everybody's for the office. */
export const SubstitutionsPage = () => {
  const words = usePeopleWords();
  const { county } = useSession();
  const asked = useQuery(read('/access/substitutions'));
  return (
    <>
      <Title>{words('substitutions')}</Title>
      <Asked query={asked}>{({ body }) => <Part all={body.substitutions} colleagues={body.colleagues} today={county.tickedThrough} />}</Asked>
    </>
  );
};
