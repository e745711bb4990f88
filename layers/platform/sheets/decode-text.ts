import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** What people call them. */
export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8(带 BOM)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16(大端)',
  gb18030: 'GBK / GB18030',
};

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** The text, or undefined where the bytes are not of this encoding. */
const decodedAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const marked = (bytes: Uint8Array): Encoding | undefined => {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8-bom';
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le';
  return starts(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
};

/**
 * The text of a file. A byte order mark decides; without one the bytes are UTF-8 if they can be, else GB18030 (of which GBK and GB2312 are parts):
 * Chinese text in GBK is practically never valid UTF-8. A decoder takes the mark off by itself.
 */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: Encoding } => {
  const mark = marked(bytes);
  const tries: Encoding[] = mark === undefined ? ['utf-8', 'gb18030'] : [mark];
  for (const encoding of tries) {
    const text = decodedAs(bytes, encoding === 'utf-8-bom' ? 'utf-8' : encoding);
    // No text has NUL characters: whatever it decodes to, it is a binary file.
    if (text !== undefined && !text.includes('\0')) return { text, encoding };
  }
  throw new FileRefused(
    problem('file', 'unknown-encoding', '文件不是可识别的表格,也不是 UTF-8 或 GBK 编码的文本;请另存为 xlsx 或“CSV UTF-8”后再导入', {
      expected: 'xlsx,或 UTF-8、GBK(GB18030)编码的 csv',
      got: mark === undefined ? '无法识别的编码' : `带有 ${encodingNames[mark]} 标记但内容不符`,
    }),
  );
};
