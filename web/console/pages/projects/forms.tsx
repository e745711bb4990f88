import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { PaperFromFile } from '../../parts/paper-file/paper-from-file.tsx';
import { SavePaper } from '../../parts/paper-file/save-paper.tsx';
import { Empty } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { useProjectWords } from './texts.ts';

const Publishing = ({ cycle }: { cycle: string }) => {
  const words = useProjectWords();
  const publish = useAct('POST', '/projects/{cycle}/forms');
  return (
    <PaperFromFile
      kind="project-form"
      called={words('form')}
      label={words('publishForm')}
      act={words('publish')}
      warning={words('publishSays')}
      said={words('formPublished')}
      send={(body) => publish.mutateAsync({ params: { cycle }, body })}
    />
  );
};

/** 评价表模板 of the year, every version; the head of the office publishes them from files. */
export const Forms = ({ cycle }: { cycle: string }) => {
  const words = useProjectWords();
  const asked = useQuery(read('/projects/{cycle}/forms', { params: { cycle } }));
  const publishes = abilityOf(useSession().me).can('publish', 'project-form');
  return (
    <section className="card" aria-labelledby="forms">
      <h2 id="forms">{words('forms')}</h2>
      <Asked query={asked}>
        {({ body: { forms } }) =>
          forms.length === 0 ? (
            <Empty title={words('noForms')} next={words('noFormsNext')} />
          ) : (
            <Grid caption={words('forms')} heads={[words('form'), words('version'), words('publishedOn'), { silent: words('form') }]}>
              {[...forms]
                .sort((a, b) => a.code.localeCompare(b.code) || b.version - a.version)
                .map(({ code, version, title, publishedOn }) => (
                  <tr key={`${code} ${version}`}>
                    <th scope="row">
                      {title} <small className="soft">{code}</small>
                    </th>
                    <td className="nowrap">{words('versionIs', { version })}</td>
                    <td>{publishedOn === undefined ? '—' : <Day day={publishedOn} />}</td>
                    <td>
                      <SavePaper
                        title={title}
                        version={version}
                        document={async () => (await call('GET', '/projects/{cycle}/forms/{code}/{version}', { params: { cycle, code, version } })).body}
                      />
                    </td>
                  </tr>
                ))}
            </Grid>
          )
        }
      </Asked>
      {publishes ? <Publishing cycle={cycle} /> : null}
    </section>
  );
};
