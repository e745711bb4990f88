import type { ReactNode } from 'react';
import type { Publication } from '#domain/schemes/publication.ts';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useSchemeWords } from './texts.ts';

export const newestFirst = (a: Publication, b: Publication) => a.code.localeCompare(b.code) || b.version - a.version;

/** Versions of one kind of paper; what may be done with one stands at its end. */
export const VersionTable = ({ title, versions, act }: { title: string; versions: readonly Publication[]; act: (version: Publication) => ReactNode }) => {
  const words = useSchemeWords();
  return (
    <Grid
      caption={title}
      heads={[words('name'), words('version'), words('state'), words('publishedOn'), words('documentNumber'), words('reason'), { silent: words('open') }]}
    >
      {[...versions].sort(newestFirst).map((version) => (
        <tr key={`${version.code}-${version.version}`}>
          <th scope="row">
            {version.title} <small className="soft">{version.kind === 'scheme' ? version.code : ''}</small>
          </th>
          <td className="nowrap">{words('versionIs', { version: version.version })}</td>
          <td>
            <span className={version.status === 'draft' ? 'tag amber' : 'tag green'}>{words(`is.${version.status}`)}</span>
          </td>
          <td>{version.publishedOn === undefined ? '—' : <Day day={version.publishedOn} />}</td>
          <td>{version.documentNumber ?? '—'}</td>
          <td>{version.reason ?? '—'}</td>
          <td className="nowrap">{act(version)}</td>
        </tr>
      ))}
    </Grid>
  );
};
