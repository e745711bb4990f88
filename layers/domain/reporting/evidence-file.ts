import { type Problem, problem } from '#domain/problems/problem.ts';
import { type EvidenceType, evidenceTypes, mostEvidenceBytes } from './evidence.ts';

/** What a reporter says of a file before uploading it. */
export interface DeclaredFile {
  name: string;
  size: number;
  sha256: string;
}

const endings: Readonly<Record<string, EvidenceType>> = {
  ...Object.fromEntries(Object.keys(evidenceTypes).map((type) => [type, type as EvidenceType])),
  jpeg: 'jpg',
};
const allowed = 'pdf、ofd、docx、xlsx、jpg、png';

/** Why an ending is refused, where people have a better format at hand. */
const advice: Readonly<Record<string, string>> = {
  doc: '请另存为 docx 或 PDF',
  xls: '请另存为 xlsx 或 PDF',
  docm: '含宏的文件请另存为 docx 或 PDF',
  xlsm: '含宏的文件请另存为 xlsx 或 PDF',
  wps: '请另存为 docx 或 PDF',
  et: '请另存为 xlsx 或 PDF',
  zip: '请逐个上传压缩包中的文件',
  rar: '请逐个上传压缩包中的文件',
  heic: '请另存为 jpg',
};

/** The type a file name stands for, or undefined. */
export const typeOfName = (name: string): EvidenceType | undefined => endings[endingOf(name)];
const endingOf = (name: string): string => (/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '').toLowerCase();

/** Characters that make a name a path, break a header, or show it in another order than it is written. */
const treacherous = /[\\/:*?"<>|\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|^\.|[. ]$/u;

const nameProblems = (name: string): Problem[] => {
  if (treacherous.test(name))
    return [problem('name', 'bad-file-name', '文件名中有不能使用的字符(如 \\ / : * ? " < > | 或不可见字符),请改名后再传', { got: JSON.stringify(name) })];
  if (typeOfName(name) !== undefined) return [];
  const ending = endingOf(name);
  const hint = advice[ending];
  return [
    problem('name', 'type-not-allowed', `佐证材料不接受${ending === '' ? '没有扩展名的文件' : ` .${ending} 文件`}${hint === undefined ? '' : `,${hint}`}`, {
      expected: allowed,
      got: name,
    }),
  ];
};

const sizeProblems = (size: number): Problem[] => {
  if (size > 0 && size <= mostEvidenceBytes) return [];
  const most = `${mostEvidenceBytes / 1024 / 1024} MB`;
  if (size <= 0) return [problem('size', 'empty-file', '文件是空的,请重新选择', { expected: `1 字节至 ${most}`, got: `${size} 字节` })];
  return [problem('size', 'file-too-large', '文件过大,请压缩图片或分成几份再传', { expected: `不超过 ${most}`, got: `${(size / 1024 / 1024).toFixed(1)} MB` })];
};

const hashProblems = (sha256: string): Problem[] =>
  /^[0-9a-f]{64}$/.test(sha256) ? [] : [problem('sha256', 'bad-hash', '文件的 SHA-256 应为 64 位小写十六进制数', { got: sha256.slice(0, 80) })];

/** Everything that can be said against a file before a byte of it has come. */
export const fileProblems = ({ name, size, sha256 }: DeclaredFile): Problem[] => [...nameProblems(name), ...sizeProblems(size), ...hashProblems(sha256)];
