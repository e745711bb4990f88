import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { type Difference, differencesOf } from '#domain/schemes/scheme-diff.ts';
import { Grid } from '../../parts/grid.tsx';
import { usePathWords } from './path-words.ts';
import { useSchemeWords } from './texts.ts';

const tags = { added: 'tag green', removed: 'tag red', changed: 'tag amber' } as const;
const Row = ({ what, code, name, fields }: Difference) => {
  const words = useSchemeWords();
  const { pathWords, valueWords } = usePathWords();
  return (
    <tr>
      <th scope="row">
        {code === '' ? words('itself') : name} <small className="soft">{code}</small>
      </th>
      <td>
        <span className={tags[what]}>{words(`what.${what}`)}</span>
      </td>
      <td>
        {what === 'changed' ? (
          <ul>
            {fields.map(({ path, before, after }) => (
              <li key={path}>
                {pathWords(path)}: <del>{valueWords(path, before)}</del> → <ins>{valueWords(path, after)}</ins>
              </li>
            ))}
          </ul>
        ) : null}
      </td>
    </tr>
  );
};

/** What differs from one version to the other, item by item. */
export const Differences = ({ before, after }: { before: DraftScheme; after: DraftScheme }) => {
  const words = useSchemeWords();
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p>{words('same')}</p>;
  return (
    <div className="differences">
      <Grid caption={words('compare')} heads={[words('item'), words('change'), `${words('before')} → ${words('after')}`]}>
        {differences.map((difference) => (
          <Row key={`${difference.what}-${difference.code}`} {...difference} />
        ))}
      </Grid>
    </div>
  );
};
