const utf8 = new TextDecoder('utf-8', { fatal: true });
/** What Excel in Chinese saves as csv; reads GBK too. */
const gb18030 = new TextDecoder('gb18030', { fatal: true });

const decoded = (bytes: Uint8Array): string | undefined => {
  for (const decoder of [utf8, gb18030]) {
    try {
      return decoder.decode(bytes);
    } catch {
      // Not written in this encoding: the next one is tried, and undefined says that none fits.
    }
  }
  return undefined;
};

/** The text of a file in UTF-8 or GBK; undefined where it is no text, e.g. a workbook. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  const text = decoded(bytes);
  return text === undefined || text.includes('\0') || text.startsWith('PK') ? undefined : text;
};

/** By its name; what is neither yaml nor json is read as csv. */
export const formatOf = (name: string): 'csv' | 'yaml' | 'json' => {
  const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (ending === 'json') return 'json';
  return ending === 'yaml' || ending === 'yml' ? 'yaml' : 'csv';
};
