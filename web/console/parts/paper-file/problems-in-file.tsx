import type { Problem } from '#domain/problems/problem.ts';
import type { PaperFile } from './read-paper.ts';
import { usePaperFileWords } from './texts.ts';

/** Every problem of a file where it stands there: line, field, what is wrong, what was expected, what was found. */
export const ProblemsInFile = ({ problems, lineOf }: { problems: readonly Problem[]; lineOf: PaperFile['lineOf'] }) => {
  const words = usePaperFileWords();
  const lines = problems.map((problem) => ({ problem, line: lineOf(problem) })).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return (
    <>
      <p className="wrong">{words('problems', { count: problems.length })}</p>
      <ol className="problems">
        {lines.map(({ problem: { path, message, expected, got }, line }) => (
          <li key={`${path} ${message}`}>
            {line === undefined ? null : <strong>{words('line', { line })} </strong>}
            {path === '' ? null : <code>{path}</code>} {message}
            {expected === undefined || message.includes(expected) ? null : <small className="soft"> {words('expected', { expected })}</small>}
            {got === undefined || got === '' ? null : <small className="soft"> {words('got', { got })}</small>}
          </li>
        ))}
      </ol>
    </>
  );
};
