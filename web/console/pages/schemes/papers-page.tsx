import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { SavePaper } from '../../parts/paper-file/save-paper.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import { DraftPlan, DraftPolicy } from './draft-from-file.tsx';
import { Missing } from './missing.tsx';
import { PublishScheme } from './publish-button.tsx';
import { useSchemeWords } from './texts.ts';
import { VersionTable } from './version-table.tsx';
import './schemes.css';

interface PaperProps {
  id: string;
  title: string;
  none: { title: string; next: string };
  asked: UseQueryResult<{ body: { versions: Publication[] } }>;
  /** What may be done with a draft. */
  act: (draft: Publication) => ReactNode;
  /** The text of a version. */
  text: (version: Publication) => Promise<unknown>;
  /** How a draft comes about. */
  drafting: (versions: readonly Publication[]) => ReactNode;
}

/** A paper of which one version is in force: the policy, the year's plan. */
const Paper = ({ id, title, none, asked, act, text, drafting }: PaperProps) => (
  <section className="card" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <Asked query={asked}>
      {({ body: { versions } }) => (
        <>
          {versions.length === 0 ? (
            <Empty {...none} />
          ) : (
            <VersionTable
              title={title}
              versions={versions}
              act={(version) => (
                <span className="version-acts">
                  <SavePaper title={version.title} version={version.version} document={() => text(version)} />
                  {version.status === 'draft' ? act(version) : null}
                </span>
              )}
            />
          )}
          {drafting(versions)}
        </>
      )}
    </Asked>
  </section>
);

const PolicyPart = () => {
  const words = useSchemeWords();
  const may = abilityOf(useSession().me);
  const publish = useAct('POST', '/schemes/policy/{version}/publish');
  const act = ({ version, title, rev }: Publication) =>
    may.can('publish', 'policy') ? (
      <ActForm
        look="primary"
        title={words('publishAsk', { name: title, version })}
        says={words('publishSays')}
        label={words('publish')}
        said={words('published')}
        fields={[]}
        act={() => publish.mutateAsync({ params: { version }, body: {}, ifMatch: rev })}
      />
    ) : null;
  return (
    <Paper
      id="policy"
      title={words('policy')}
      none={{ title: words('noPolicy'), next: words('noPolicyNext') }}
      asked={useQuery(read('/schemes/policy'))}
      act={act}
      text={async ({ version }) => (await call('GET', '/schemes/policy/{version}', { params: { version } })).body.document}
      drafting={(versions) => (may.can('save', 'policy') ? <DraftPolicy versions={versions} /> : null)}
    />
  );
};

const PlanPart = ({ cycle }: { cycle: string }) => {
  const words = useSchemeWords();
  const may = abilityOf(useSession().me);
  const issue = useAct('POST', '/schemes/{cycle}/plan/{version}/issue');
  const asked = useQuery(read('/schemes/{cycle}/plan', { params: { cycle } }));
  const act = ({ version, title, rev }: Publication) =>
    may.can('publish', 'plan') ? (
      <ActForm
        look="primary"
        title={words('issueAsk', { name: title, version })}
        says={words('issueSays')}
        label={words('issue')}
        said={words('issued')}
        fields={[{ name: 'documentNumber', label: words('documentNumber'), kind: 'text' }]}
        act={({ documentNumber = '' }) => issue.mutateAsync({ params: { cycle, version }, body: { documentNumber }, ifMatch: rev })}
      />
    ) : null;
  return (
    <Paper
      id="plan"
      title={words('plan', { year: cycle })}
      none={{ title: words('noPlan'), next: words('noPlanNext') }}
      asked={asked}
      act={act}
      text={async ({ version }) => (await call('GET', '/schemes/{cycle}/plan/{version}', { params: { cycle, version } })).body.document}
      drafting={(versions) => (may.can('save', 'plan') ? <DraftPlan cycle={cycle} versions={versions} /> : null)}
    />
  );
};

const SchemesPart = ({ cycle }: { cycle: string }) => {
  const words = useSchemeWords();
  const may = abilityOf(useSession().me);
  const asked = useQuery(read('/schemes/{cycle}/schemes', { params: { cycle } }));
  const title = words('schemes', { year: cycle });
  return (
    <section className="card" aria-labelledby="schemes">
      <h2 id="schemes">{title}</h2>
      <Asked query={asked}>
        {({ body: { versions } }) => (
          <>
            {versions.length === 0 ? (
              <Empty title={words('noSchemes')} next={words('noSchemesNext')} />
            ) : (
              <VersionTable
                title={title}
                versions={versions}
                act={({ code, version, status, title: name, rev }) => (
                  <span className="version-acts">
                    <Link to="/schemes/$cycle/$code/$version" params={{ cycle, code, version: String(version) }}>
                      {status === 'draft' && may.can('save', 'scheme') ? words('edit') : words('open')}
                    </Link>
                    {status === 'draft' && may.can('publish', 'scheme') ? (
                      <PublishScheme cycle={cycle} code={code} name={name} version={version} rev={rev} />
                    ) : null}
                  </span>
                )}
              />
            )}
            {may.can('save', 'scheme') ? <Missing cycle={cycle} known={new Set(versions.map(({ code }) => code))} /> : null}
          </>
        )}
      </Asked>
    </section>
  );
};

/** The papers that the assessment goes by, every version, and what is still to be published. */
export const PapersPage = () => {
  const words = useSchemeWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <PolicyPart />
      <OfYear>
        {(cycle) => (
          <>
            <PlanPart cycle={cycle} />
            <SchemesPart cycle={cycle} />
          </>
        )}
      </OfYear>
    </>
  );
};
