import { problem } from '#domain/problems/problem.ts';
import { columnName, type SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';
import { secretMarkerIn, secretMessage } from './secrecy.ts';

/** Code of the refusal: a file refused so is not kept. */
export const secretRefusal = 'secret-marker';

const refusal = (path: string, marker: string): FileRefused =>
  new FileRefused(
    problem(path, secretRefusal, `${path}${secretMessage(marker)};请删除涉密内容,并按保密规定处理原文件`, { expected: '不涉密的内容', got: marker }),
  );

/** A file with a marking of secrecy in any cell, title lines and unread columns included, is refused as a whole; only the place is told. */
export const mustBearNoMarking = ({ row, cells }: SheetRow): void => {
  cells.forEach(({ text }, at) => {
    // Every marking has this sign in it: the rest of the texts is not looked at twice.
    const marker = text.includes('密') ? secretMarkerIn(text) : undefined;
    if (marker !== undefined) throw refusal(`${columnName(at)}${row}`, marker);
  });
};
