import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { placeIn } from '../../../bin/documents/place.ts';
import { BadSample, type Fault, refuse } from './bad-sample.ts';

/** A YAML file of the sample that knows on which line each of its fields stands. */
export interface YamlFile {
  name: string;
  data: unknown;
  lineOf(path: string): number | undefined;
}

/** Reads a file below `folder`; a text that is no YAML is refused with its line. */
export const yamlFile = (folder: string, name: string): YamlFile => {
  const counter = new LineCounter();
  const document = parseDocument(textOf(folder, name), { lineCounter: counter });
  refuse(document.errors.map(({ pos, message }) => ({ file: name, line: counter.linePos(pos[0]).line, message: `不是有效的 YAML:${message.split('\n')[0]}` })));
  return { name, data: document.toJS(), lineOf: (path) => placeIn(document, counter, path)?.line };
};

export const textOf = (folder: string, name: string): string => {
  try {
    return readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new BadSample([{ file: name, message: '没有这个文件' }]);
    throw error;
  }
};

/** A problem of the domain at its line. */
export const faultAt = (file: YamlFile, { path, message, expected, got }: Problem): Fault => ({
  file: file.name,
  line: file.lineOf(path),
  field: path,
  message,
  expected,
  got,
});

/** What the domain says about the file's content, with every problem at its line. */
export const checked = <T>(file: YamlFile, read: (data: unknown) => T): T => {
  try {
    return read(file.data);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new BadSample(error.problems.map((problem) => faultAt(file, problem)));
  }
};

export const parsedYaml = <T extends z.ZodType>(file: YamlFile, schema: T): z.infer<T> => checked(file, (data) => parse(schema, data, file.name));
