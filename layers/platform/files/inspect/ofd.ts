import { partsOf } from './archive.ts';
import { Unfit } from './unfit.ts';
import { xmlOf } from './xml.ts';

const wrong = (): Unfit => new Unfit('wrong-content', '文件内容不是 OFD,请用版式软件重新导出后再传');

/** GM/T 0099: these say how the other parts are encrypted. */
const encryption = ['OFDEntries.xml', 'Encryptions.xml'];

/** OFD (GB/T 33190): an archive with OFD.xml at its root, which names the documents in it. */
export const inspectOfd = async (bytes: Buffer): Promise<void> => {
  const parts = await partsOf(bytes);
  const names = new Set(parts.map(({ name }) => name));
  if (encryption.some((name) => names.has(name))) throw new Unfit('encrypted', '文件已加密,请取消密码后再传');
  const root = parts.find(({ name }) => name === 'OFD.xml');
  if (root === undefined) throw wrong();
  const xml = await xmlOf(root);
  const documents = [...xml.matchAll(/<(?:[\w.-]+:)?DocRoot>\s*([^<\s]+)\s*</g)].map(([, path = '']) => path.replace(/^\//, ''));
  if (!/<(?:[\w.-]+:)?OFD\b/.test(xml) || documents.length === 0 || documents.some((path) => !names.has(path))) throw wrong();
  for (const part of parts) {
    if (/\.xml$/i.test(part.name)) await xmlOf(part);
    else await part.verify();
  }
};
