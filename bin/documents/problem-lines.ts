import { InvalidInput } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { Stop } from '../stop.ts';
import type { DocumentFile } from './parse-text.ts';
import type { Place } from './place.ts';

const where = (name: string, place: Place | undefined): string => (place === undefined ? name : `${name}:${place.line}:${place.column}`);

const lines = (name: string, place: Place | undefined, { path, message, expected, got }: Problem): string[] => [
  `${where(name, place)} ${path}`.trimEnd(),
  `    ${message}`,
  ...(expected === undefined ? [] : [`    应为:${expected}`]),
  ...(got === undefined ? [] : [`    实际:${got}`]),
];

/** Every problem of a file as a person reads it, in the order of the file: place, path, what is wrong, what was expected, what was found. */
const problemLines = ({ name, placeOf }: DocumentFile, problems: readonly Problem[]): string[] =>
  problems
    .map((problem) => ({ problem, place: placeOf(problem.path) }))
    .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
    .flatMap(({ problem, place }) => lines(name, place, problem));

/** Runs a reader of the domain on a file; its problems end the command. */
export const readOrStop = <T>(file: DocumentFile, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new Stop([...problemLines(file, error.problems), '', `✗ ${file.name}:共 ${error.problems.length} 处问题`].join('\n'), 1);
  }
};
