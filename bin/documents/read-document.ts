import { readFileSync } from 'node:fs';
import { Stop } from '../stop.ts';
import { type DocumentFile, parseText } from './parse-text.ts';

const reasons: Readonly<Record<string, string>> = { ENOENT: '没有这个文件', EISDIR: '这是文件夹,不是文件', EACCES: '没有读取权限' };

const textOf = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Stop(`${file}:文件不是 UTF-8 编码,请另存为 UTF-8 后重试`, 1);
    if (reasons[code] !== undefined) throw new Stop(`${file}:${reasons[code]}`, 2);
    throw error;
  }
};

/** Reads a file; throws `Stop` when it is not there (2) or no YAML or JSON (1, with line and column). */
export const readDocument = (name: string): DocumentFile => parseText(name, textOf(name));
