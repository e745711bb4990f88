import { Stop } from '../stop.ts';
import type { DocumentFile } from './parse-text.ts';

const formats = ['policy', 'plan', 'scheme', 'dossier', 'project-form'] as const;
type Format = (typeof formats)[number];

const written = (content: unknown): unknown => (content === null || typeof content !== 'object' ? undefined : Reflect.get(content, 'format'));

/** Which of the formats a file says it is; throws `Stop` (1) when it is none. */
export const formatOf = ({ name, content, placeOf }: DocumentFile): Format => {
  const value = written(content);
  const format = formats.find((each) => value === `xianheng-${each}/1`);
  if (format !== undefined) return format;
  const place = placeOf('format');
  const expected = `应为:${formats.map((each) => `xianheng-${each}/1`).join('、')}`;
  const got = `实际:${value === undefined ? '没有 format 一项' : String(value)}`;
  throw new Stop(
    [`${name}${place === undefined ? '' : `:${place.line}:${place.column}`} format`, '    不能识别的文件格式', `    ${expected}`, `    ${got}`].join('\n'),
    1,
  );
};
