import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { type Difference, differencesOf } from '#domain/schemes/scheme-diff.ts';
import { ruleWords, useRuleWords } from './rule-words.ts';
import { useSchemeWords } from './texts.ts';

const tags = { added: 'tag green', removed: 'tag red', changed: 'tag amber' } as const;
const own = [
  'name',
  'fullMarks',
  'mode',
  'excess',
  'goal',
  'field',
  'unitOfMeasure',
  'direction',
  'source',
  'frequency',
  'accumulation',
  'formula',
  'article',
  'evidence',
  'parent',
  'effectiveFrom',
  'reason',
] as const;
type Own = (typeof own)[number];

/** `rule.bands[0].marks` in words: 计分方法 › 档 1 › 得分. */
const usePathWords = () => {
  const [words, rules] = [useSchemeWords(), useRuleWords()];
  return (path: string): string =>
    path
      .split('.')
      .map((part) => {
        const [, name = part, at] = /^([^[]+)(?:\[(\d+)\])?$/.exec(part) ?? [];
        const key = `field.${name}`;
        const worded =
          name === 'text'
            ? words('official')
            : name === 'rule'
              ? words('rule')
              : own.includes(name as Own)
                ? words(name as Own)
                : key in ruleWords
                  ? rules(key as keyof typeof ruleWords)
                  : name;
        return at === undefined ? worded : `${worded} ${Number(at) + 1}`;
      })
      .join(' › ');
};

const Row = ({ what, code, name, fields }: Difference) => {
  const words = useSchemeWords();
  const pathWords = usePathWords();
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
                {pathWords(path)}: <del>{before ?? '—'}</del> → <ins>{after ?? '—'}</ins>
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
    <div className="scroll differences">
      <table className="grid">
        <caption className="out-of-sight">{words('compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('item')}</th>
            <th scope="col">{words('change')}</th>
            <th scope="col">
              {words('before')} → {words('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <Row key={`${difference.what}-${difference.code}`} {...difference} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
