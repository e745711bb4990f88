type Reason = 'expired' | 'size' | 'altered' | 'refused';

/** The store let a file not in: nothing was kept of it, and the next attempt is given a new form. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(`upload refused: ${reason}`);
    this.reason = reason;
  }
}

const codeOf = (answer: string): string => /<Code>([^<]*)<\/Code>/.exec(answer)?.[1] ?? '';

/** Why S3 refused a form, by the XML it answers with; undefined where it took the file, or where it failed and may not the next time. */
export const uploadRefusal = (status: number, answer: string): UploadRefused | undefined => {
  if (status < 400 || status >= 500) return undefined;
  const code = codeOf(answer);
  if (/expired/i.test(answer)) return new UploadRefused('expired');
  if (code === 'EntityTooLarge' || code === 'EntityTooSmall') return new UploadRefused('size');
  if (/digest|checksum/i.test(code)) return new UploadRefused('altered');
  return new UploadRefused('refused');
};
