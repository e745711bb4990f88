import { problem } from '#domain/problems/problem.ts';
import { columnName, type SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';
import { type Markings, secretMarkerIn, secretMessage } from './secrecy.ts';

/** Code of the refusal: a file refused so is not kept. */
export const secretRefusal = 'secret-marker';

const refusal = (path: string, marker: string): FileRefused =>
  new FileRefused(
    problem(path, secretRefusal, `${path}${secretMessage(marker)};请删除涉密内容,并按保密规定处理原文件`, { expected: '不涉密的内容', got: marker }),
  );

/** A sign that every marking has; where one has none, every text has to be looked at. */
const signsOf = ({ anywhere, alone }: Markings): RegExp => {
  const signs = [...anywhere, ...alone].map((marker) => /\p{Script=Han}/u.exec(marker)?.[0]);
  return signs.includes(undefined) ? /(?:)/ : new RegExp(`[${[...new Set(signs)].join('')}]`, 'u');
};

/** Looks for markings of secrecy in a file: in its name, the names of its sheets, and any cell of any sheet. It is refused as a whole; only the place is told. */
export const mustBearNoMarking = (markings: Markings) => {
  const signs = signsOf(markings);
  const look = (text: string, place: () => string): void => {
    const marker = signs.test(text) ? secretMarkerIn(text, markings) : undefined;
    if (marker !== undefined) throw refusal(place(), marker);
  };
  return {
    name: (text: string, what: string): void => look(text, () => what),
    row: ({ row, cells }: SheetRow, sheet = ''): void => {
      for (const [at, { text }] of cells.entries()) look(text, () => `${sheet === '' ? '' : `${sheet}!`}${columnName(at)}${row}`);
    },
  };
};
export type Scrutiny = ReturnType<typeof mustBearNoMarking>;
