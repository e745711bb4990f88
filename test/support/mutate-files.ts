import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { unpacked, zipParts } from '#platform/sheets/zip-parts.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const chanceOf = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
type Chance = ReturnType<typeof chanceOf>;

const among = <T>(chance: Chance, items: readonly T[]): T => {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

/** What people, other programs and attackers write into cells. */
const strange = [
  ...['', ' ', '0', '-1', '1e400', '９９', '1,234', '12.5万元', '95%', '(3)', '#REF!', '#N/A', 'NaN', 'Infinity', '1/3', '--5', '0x1F', '１２．５'],
  ...[
    '2026-13',
    '2026-00',
    '3月',
    '２０２６年３月',
    '2026/3/31',
    '0000-01',
    'U001',
    'u001',
    'Ｕ００１',
    '样1局',
    '样９局',
    '一般公共预算收入',
    '三公经费',
    '办件量',
  ],
  ...[
    '=1+1',
    '=cmd|calc',
    '@SUM(A1)',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\0',
    '\ufeff',
    '😀',
    '𠮷',
    '\u202e',
    'x'.repeat(5000),
    '9'.repeat(400),
    '__proto__',
  ],
];

const base = [
  ['单位编号', '单位', '数据项', '月份', '数值'],
  ['U001', '样1局', '一般公共预算收入', '2026-01', '12.5'],
  ['U001', '样1局', '预算执行率', '2026-01', '95'],
  ['U002', '样2局', '一般公共预算收入', '2026-02', '0'],
  ['U003', '样3局', '三公经费', '2026-03', '7'],
  ['U004', '样4局', '三公经费', '2026-03', '-7'],
];

/** The table with some cells, rows or columns changed, moved, doubled or lost. */
const mutatedTable = (chance: Chance): string[][] => {
  const table = base.map((row) => [...row]);
  for (let times = 1 + Math.floor(chance() * 4); times > 0; times--) {
    const at = Math.floor(chance() * table.length);
    const row = table[at] ?? [];
    const column = Math.floor(chance() * 6);
    const kind = Math.floor(chance() * 7);
    if (kind < 3) row[column] = among(chance, strange);
    else if (kind === 3) table.splice(at, 1);
    else if (kind === 4) table.splice(at, 0, [...row]);
    else if (kind === 5) for (const each of table) each.splice(column, 1);
    else table.splice(at, 0, ...Array.from({ length: Math.floor(chance() * 30) }, () => ['', '']));
  }
  return table;
};

const mutatedBytes = (chance: Chance, bytes: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  if (chance() < 0.3) return copy.subarray(0, Math.floor(chance() * copy.length));
  for (let times = 1 + Math.floor(chance() * 8); times > 0; times--) copy[Math.floor(chance() * copy.length)] = Math.floor(chance() * 256);
  return copy;
};

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const mutatedCsv = (seed: number): Uint8Array => {
  const chance = chanceOf(seed);
  const separator = among(chance, [',', ',', ';', '\t', '|']);
  const lines = mutatedTable(chance).map((row) => row.map((cell) => (chance() < 0.9 ? quoted(cell) : cell)).join(separator));
  const text = lines.join(among(chance, ['\n', '\r\n', '\r']));
  const bytes = chance() < 0.2 ? new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')) : new TextEncoder().encode(text);
  return chance() < 0.3 ? mutatedBytes(chance, bytes) : bytes;
};

/** The parts of an archive packed anew, each through `change`. */
export const repacked = async (bytes: Uint8Array, change: (name: string, content: Buffer) => Buffer): Promise<Uint8Array> => {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const part of zipParts(bytes)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of unpacked(bytes, part, 1e8)) pieces.push(piece);
    const content = change(part.name, Buffer.concat(pieces));
    const [name, packed] = [Buffer.from(part.name), deflateRawSync(content)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), facts, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
};

const xmlEdits: readonly ((chance: Chance, xml: string) => string)[] = [
  (chance, xml) => xml.replace(/r="([A-Z]+\d+)"/, `r="${among(chance, ['XFD1048576', 'A0', '1', 'ZZZZ9', '', 'A99999999999'])}"`),
  (chance, xml) => xml.replace(/ t="(\w+)"/, ` t="${among(chance, ['s', 'e', 'b', 'str', 'inlineStr', 'd', 'zz'])}"`),
  (chance, xml) => xml.replace(/<v>[^<]*<\/v>/, `<v>${among(chance, ['999999', '-1', '1e999', '', '&amp;', '&#x0;', '&unknown;'])}</v>`),
  (chance, xml) => xml.slice(0, Math.floor(chance() * xml.length)),
  (chance, xml) =>
    xml.replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="${among(chance, ['A2:E3', 'A1:XFD1048576', 'E4:E9', 'x:y'])}"/></mergeCells>`),
  (_, xml) => xml.replace(/<v>[^<]*<\/v>/, '<f>A1+1</f>'),
  (_, xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`,
  (_, xml) => xml.replaceAll('<row ', '<x:row ').replaceAll('</row>', '</x:row>'),
  (chance, xml) => xml.replace(/<sheet [^>]*>/, among(chance, ['', '<sheet name="a" sheetId="1"/>', '<sheet name="&lt;" sheetId="9" r:id="rId99"/>'])),
  (_, xml) => xml.replace(/Target="[^"]*"/, 'Target="../../etc/passwd"'),
];

export const mutatedXlsx = async (seed: number): Promise<Uint8Array> => {
  const chance = chanceOf(seed);
  const table = mutatedTable(chance).map((row) =>
    row.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) && cell.length < 15 && chance() < 0.6 ? Number(cell) : cell)),
  );
  const bytes = await writeXlsx({ sheets: [{ name: '数据', rows: table }], stringMode: chance() < 0.5 ? 'inline' : 'shared' });
  const kind = chance();
  if (kind < 0.4) return bytes;
  if (kind < 0.6) return mutatedBytes(chance, bytes);
  const edit = among(chance, xmlEdits);
  const wanted = among(chance, [/sheet1\.xml$/, /sheet1\.xml$/, /workbook\.xml$/, /workbook\.xml\.rels$/, /sharedStrings\.xml$/, /styles\.xml$/]);
  return repacked(bytes, (name, content) => (wanted.test(name) ? Buffer.from(edit(chance, content.toString('utf8'))) : content));
};
