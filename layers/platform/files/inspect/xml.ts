import type { Part } from './archive.ts';
import { Unfit } from './unfit.ts';

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return characters[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

/** The text of an XML part. Document types and entities are how XML attacks its reader; office formats never use them. */
export const xmlOf = async (part: Part): Promise<string> => {
  const text = await part.text();
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unfit('xml-entities', '文件内部的 XML 含有不允许的实体定义,请用办公软件重新保存后再传');
  return text;
};

/** Attributes of every element with a local name, character references resolved. */
export const elementsOf = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\b((?:"[^"]*"|'[^']*'|[^>"'])*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [key, decoded(double ?? single ?? '')]),
    ),
  );
