interface Inside {
  /** Objects after the page, as they are written. */
  objects?: readonly (string | Buffer)[];
  /** More of the catalog and of the trailer. */
  catalog?: string;
  trailer?: string;
}

/** A PDF of one page; `text` is its content stream, so that each one can be another file. */
export const smallPdf = (text: string, { objects = [], catalog = '', trailer = '' }: Inside = {}): Buffer => {
  const page = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n',
    `4 0 obj\n<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n`,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const rows: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (const object of [...page, ...objects]) {
    const bytes = Buffer.isBuffer(object) ? object : Buffer.from(object, 'latin1');
    rows.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(bytes);
    at += bytes.length;
  }
  const size = rows.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
};
