import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { Unreachable } from '../../web/shared/api/problem.ts';
import { uploadRefusal } from '../../web/shared/upload-refused.ts';

let whyOf: (error: unknown) => string;
beforeAll(async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: {} } });
  ({ whyOf } = await import('../../web/console/parts/why-of.ts'));
});

/** As S3 answers. */
const answer = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>`;

describe('a file that the store does not let in', () => {
  it.each<[string, number, string, string]>([
    ['after its time', 403, answer('AccessDenied', 'Invalid according to Policy: Policy expired.'), 'expired'],
    ['too large', 400, answer('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'), 'size'],
    ['too small', 400, answer('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size'), 'size'],
    ['with another checksum', 400, answer('BadDigest', 'The SHA256 you specified did not match what we received.'), 'altered'],
    ['under another key', 403, answer('AccessDenied', 'Invalid according to Policy: Policy Condition failed'), 'refused'],
    ['without words', 403, '', 'refused'],
  ])('%s is told why, and what to do', (_, status, body, reason) => {
    const refused = uploadRefusal(status, body);
    expect(refused?.reason).toBe(reason);
    expect(whyOf(refused)).toBe(i18next.t(`upload.${reason}`, { ns: 'common', lng: 'zh-CN' }));
    expect(whyOf(refused)).toMatch(/没有收下。请.*/);
  });

  it('five minutes late reads: the time is over, nothing is lost, send it again', () => {
    expect(whyOf(uploadRefusal(403, answer('AccessDenied', 'Invalid according to Policy: Policy expired.')))).toBe(
      '上传时限(五分钟)已过,文件没有收下。请再传一次,系统会重新给出上传位置;已登记的内容都在。',
    );
  });

  it('is another matter than a store that failed, or that took it', () => {
    expect([uploadRefusal(204, ''), uploadRefusal(500, ''), uploadRefusal(503, answer('SlowDown', ''))]).toEqual([undefined, undefined, undefined]);
    expect(whyOf(new Unreachable('HTTP 503'))).toBe('没有连上服务器。请检查网络后重试,已填写的内容不会丢失。');
  });
});
