import type { Problem } from '#domain/problems/problem.ts';
import { type DraftNode, itemAt, type Where } from '#domain/schemes/draft-tree.ts';
import { insideOf, whereOf } from './draft.ts';
import { usePathWords } from './path-words.ts';
import { useSchemeWords } from './texts.ts';
import type { Checked } from './use-check.ts';

/** A problem with the field it is about, which its own words may leave out. */
export const ProblemWords = ({ problem }: { problem: Problem }) => {
  const { pathWords } = usePathWords();
  const inside = insideOf(problem);
  return inside === '' || inside.startsWith('children') ? problem.message : `${pathWords(inside)}:${problem.message}`;
};

const Line = ({ problem, root, select }: { problem: Problem; root: DraftNode; select: (where: Where) => void }) => {
  const where = whereOf(problem);
  const item = where === undefined ? undefined : itemAt(root, where);
  if (where === undefined || item === undefined) return <ProblemWords problem={problem} />;
  return (
    <>
      <button type="button" className="link" onClick={() => select(where)}>
        {item.name === '' ? item.code : item.name}
      </button>{' '}
      <ProblemWords problem={problem} />
    </>
  );
};

/** All problems at once; each leads to where it is. */
export const ProblemList = ({ checked, root, select }: { checked: Checked; root: DraftNode; select: (where: Where) => void }) => {
  const words = useSchemeWords();
  return (
    <section className="card" aria-labelledby="problems" aria-live="polite">
      <h2 id="problems">{words('problems')}</h2>
      {checked.at === 'checking' ? <p className="soft">{words('checking')}</p> : null}
      {checked.at === 'failed' ? <p className="wrong">{words('checkFailed', { why: checked.why })}</p> : null}
      {checked.at !== 'checked' ? null : checked.problems.length === 0 ? (
        <p className="green-ink">{words('noProblems')}</p>
      ) : (
        <>
          <p className="wrong">{words('countOf', { count: checked.problems.length })}</p>
          <ol className="problems">
            {checked.problems.map((problem) => (
              <li key={`${problem.path} ${problem.message}`}>
                <Line problem={problem} root={root} select={select} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
};
