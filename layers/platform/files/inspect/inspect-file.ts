import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Evidence, EvidenceType } from '#domain/reporting/evidence.ts';
import { inspectJpg, inspectPng } from './images.ts';
import { inspectOfd } from './ofd.ts';
import { inspectOoxml } from './ooxml.ts';
import { inspectPdf } from './pdf.ts';
import { Unfit } from './unfit.ts';

type Declared = Pick<Evidence, 'type' | 'size' | 'sha256'>;

/** What magic bytes say; an OFD is a zip that only its parts tell from others. */
const magic: Record<EvidenceType, string> = { pdf: 'pdf', ofd: 'zip', docx: 'docx', xlsx: 'xlsx', jpg: 'jpg', png: 'png' };

const inspectors: Record<EvidenceType, (bytes: Buffer) => void | Promise<void>> = {
  pdf: inspectPdf,
  ofd: inspectOfd,
  docx: (bytes) => inspectOoxml(bytes, 'docx'),
  xlsx: (bytes) => inspectOoxml(bytes, 'xlsx'),
  jpg: inspectJpg,
  png: inspectPng,
};

/** It is the file that was declared, bit by bit. */
const mustBeDeclared = (bytes: Buffer, { size, sha256 }: Declared): void => {
  if (bytes.length !== size) throw new Unfit('wrong-size', `上传的文件大小与登记的不一致(登记 ${size} 字节,实际 ${bytes.length} 字节),请重新选择文件上传`);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Unfit('wrong-hash', '上传的文件与登记的不是同一份(SHA-256 不一致),可能在登记后被修改,请重新选择文件上传');
};

/** What the magic bytes say; a document so damaged that its magic cannot be read is none. */
const foundIn = async (bytes: Buffer): Promise<string | undefined> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext;
  } catch (cause) {
    throw new Unfit('archive-broken', '文件已损坏,请用办公软件重新保存后再传', { cause });
  }
};

const mustBeOfType = async (bytes: Buffer, { type }: Declared): Promise<void> => {
  const found = await foundIn(bytes);
  if (found === magic[type]) return;
  if (found === 'docm' || found === 'dotm' || found === 'xlsm' || found === 'xltm')
    throw new Unfit('macros', '文件含有宏,请另存为不含宏的 docx、xlsx 或 PDF 后再传');
  if (found === 'cfb') throw new Unfit('encrypted', '文件已加密或是旧版格式(doc、xls),请取消密码并另存为 docx、xlsx 或 PDF 后再传');
  throw new Unfit('wrong-content', `文件内容不是 ${type}(${found === undefined ? '无法识别' : `实际为 ${found}`}),请核对文件和扩展名后再传`);
};

/** Whether a file is the one that was declared, what its name says, and harmless as far as its structure shows; otherwise why not. */
export const inspectFile = async (bytes: Buffer, declared: Declared): Promise<Unfit | undefined> => {
  try {
    mustBeDeclared(bytes, declared);
    await mustBeOfType(bytes, declared);
    await inspectors[declared.type](bytes);
    return undefined;
  } catch (error) {
    if (error instanceof Unfit) return error;
    throw error;
  }
};
