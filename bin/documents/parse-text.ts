import { type Document, LineCounter, parseDocument } from 'yaml';
import { Stop } from '../stop.ts';
import { type Place, placeIn, typedNumber } from './place.ts';
import { yamlErrorWords } from './yaml-errors.zh-cn.ts';

/** A YAML or JSON file: its content, and where each part of it stands. */
export interface DocumentFile {
  name: string;
  content: unknown;
  placeOf: (path: string) => Place | undefined;
  /** A number as it was typed, for fields that take numbers as text. */
  typed: (path: readonly PropertyKey[]) => string | undefined;
}

const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
};

/** JSON.parse says where it stopped, except at the very end. */
const jsonProblem = (file: string, text: string, error: SyntaxError): Stop => {
  const at = /position (\d+)/.exec(error.message)?.[1];
  const end = text.trimEnd().length;
  const { line, column } = placeAt(text, at === undefined ? end : Number(at));
  const cut = at === undefined || Number(at) >= end || /Unterminated/.test(error.message);
  return new Stop(`${file}:${line}:${column} JSON ${cut ? '在此中断,内容不完整,请重新取得整个文件' : '语法错误'}(${error.message})`, 1);
};

const parsedJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw jsonProblem(file, text, error);
    throw error;
  }
};

interface Source {
  document: Document;
  counter: LineCounter;
}

/** JSON is YAML as well, so that one reader knows the places of both. */
const sourceOf = (text: string): Source => {
  const counter = new LineCounter();
  return { document: parseDocument(text, { lineCounter: counter, prettyErrors: false }), counter };
};

const parsedYaml = (file: string, { document, counter }: Source): unknown => {
  if (document.errors.length > 0) {
    const lines = document.errors.map(({ code, message, pos }) => {
      const { line, col } = counter.linePos(pos[0]);
      return `${file}:${line}:${col} ${yamlErrorWords(code, message)}`;
    });
    throw new Stop(lines.join('\n'), 1);
  }
  return document.toJS();
};

/** Reads the text of a file; throws `Stop` (1) with line and column when it is no YAML or JSON. */
export const parseText = (name: string, text: string): DocumentFile => {
  const isJson = /^\s*[[{]/.test(text) || name.endsWith('.json');
  let source: Source | undefined;
  const known = (): Source => {
    source ??= sourceOf(text);
    return source;
  };
  const content = isJson ? parsedJson(name, text) : parsedYaml(name, known());
  return {
    name,
    content,
    placeOf: (path) => placeIn(known().document, known().counter, path),
    typed: (path) => typedNumber(known().document, path),
  };
};
