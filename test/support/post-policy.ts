import { createHmac } from 'node:crypto';
import * as z from 'zod';

/** What a form may let in: one key, one type, one content of one size, in one bucket, for five minutes. */
export interface Allowed {
  bucket: string;
  key: string;
  contentType: string;
  size: number;
  /** Hex. */
  sha256: string;
  now: Date;
  secretKey: string;
}

const Policy = z.strictObject({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([z.record(z.string(), z.string()), z.tuple([z.string(), z.union([z.string(), z.number()]), z.union([z.string(), z.number()])])])),
});

const longestMilliseconds = 300_000;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature Version 4 of a policy, by AWS's description of it. */
const signatureOf = (policy: string, credential: string, secretKey: string): string => {
  const [, day = '', region = '', service = '', end = ''] = credential.split('/');
  return hmac(
    [day, region, service, end].reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secretKey}`),
    policy,
  ).toString('hex');
};

/** Everything that a presigned form says too much, too little or wrongly; nothing is let through that is not expected. */
export const faultsOfForm = (fields: Readonly<Record<string, string>>, allowed: Allowed): string[] => {
  const text = fields['Policy'] ?? '';
  const policy = Policy.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  if (!policy.success) return [`the policy has another shape: ${policy.error.message}`];
  const { expiration, conditions } = policy.data;
  const lasts = Date.parse(expiration) - allowed.now.getTime();
  const expected: Record<string, string | RegExp> = {
    bucket: allowed.bucket,
    key: allowed.key,
    'Content-Type': allowed.contentType,
    'x-amz-checksum-algorithm': 'SHA256',
    'x-amz-checksum-sha256': Buffer.from(allowed.sha256, 'hex').toString('base64'),
    success_action_status: '201',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': /^[^/]+\/\d{8}\/[a-z0-9-]+\/s3\/aws4_request$/,
    'X-Amz-Date': /^\d{8}T\d{6}Z$/,
  };
  const optional: Record<string, RegExp> = { 'X-Amz-Security-Token': /./ };
  const equal = conditions.flatMap((each) => (Array.isArray(each) ? [] : Object.entries(each)));
  const ranged = conditions.filter((each) => Array.isArray(each));
  const matches = (name: string, value: string): boolean => {
    const wanted = expected[name] ?? optional[name];
    return wanted instanceof RegExp ? wanted.test(value) : wanted === value;
  };
  const fieldless = new Set(['bucket']);
  return [
    ...(lasts > 0 && lasts <= longestMilliseconds ? [] : [`expires ${lasts} ms from now`]),
    ...Object.keys(expected)
      .filter((name) => equal.filter(([each]) => each === name).length !== 1)
      .map((name) => `${name} is not bound exactly once`),
    ...equal.filter(([name, value]) => !matches(name, value)).map(([name, value]) => `${name} may be ${value}`),
    ...(JSON.stringify(ranged) === JSON.stringify([['content-length-range', allowed.size, allowed.size]])
      ? []
      : [`other conditions: ${JSON.stringify(ranged)}`]),
    ...equal.filter(([name, value]) => !fieldless.has(name) && fields[name] !== value).map(([name]) => `the form has another ${name} than the policy`),
    ...Object.keys(fields)
      .filter((name) => name !== 'Policy' && name !== 'X-Amz-Signature' && !equal.some(([each]) => each === name))
      .map((name) => `the policy does not bind the field ${name}`),
    ...(signatureOf(text, fields['X-Amz-Credential'] ?? '', allowed.secretKey) === fields['X-Amz-Signature'] ? [] : ['the signature is another one']),
  ];
};
