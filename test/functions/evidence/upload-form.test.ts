import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EvidenceType, evidenceTypes } from '#domain/reporting/evidence.ts';
import { faultsOfForm } from '../../support/post-policy.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    EVIDENCE_BUCKET: 'evidence-bucket',
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_ENDPOINT_URL: '',
    AWS_ENDPOINT_URL_S3: '',
  }),
);

const { dispositionOf, downloadOf, uploadForm, uploadOf } = await import('#platform/files/evidence-store.ts');

const now = new Date('2026-07-01T02:00:00Z');
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const evidence = { county: '330701', cycle: '2026', unit: 'U001', id: '9f86d081884c7d65-1', secret: 'a'.repeat(32), size: 1234, sha256 };
const key = `quarantine/330701/2026/U001/9f86d081884c7d65-1/${'a'.repeat(32)}`;
const allowedFor = (type: EvidenceType) => ({
  ...{ bucket: 'evidence-bucket', key, contentType: evidenceTypes[type], size: 1234, sha256, now, secretKey: 'not-a-secret' },
});

beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => vi.useRealTimers());

describe('the form of an upload', () => {
  it.each(Object.keys(evidenceTypes) as EvidenceType[])('lets exactly the declared %s in', async (type) => {
    const { url, fields } = await uploadForm({ ...evidence, type });
    expect(url).toBe('https://evidence-bucket.s3.cn-north-1.amazonaws.com.cn/');
    expect(faultsOfForm(fields, allowedFor(type))).toEqual([]);
  });

  it('is held against what was declared: the verifier sees every difference', async () => {
    const { fields } = await uploadForm({ ...evidence, type: 'pdf' });
    const differing = [{ key: `${key}x` }, { contentType: 'text/html' }, { size: 1235 }, { sha256: 'b'.repeat(64) }, { bucket: 'other' }, { secretKey: 'x' }];
    for (const difference of differing) expect(faultsOfForm(fields, { ...allowedFor('pdf'), ...difference })).not.toEqual([]);
    expect(faultsOfForm(fields, { ...allowedFor('pdf'), now: new Date(now.getTime() - 1000) })).toEqual(['expires 301000 ms from now']);
    expect(faultsOfForm({ ...fields, acl: 'public-read' }, allowedFor('pdf'))).toEqual(['the policy does not bind the field acl']);
  });

  it('sees a policy that lets keys begin with something', async () => {
    const { fields } = await uploadForm({ ...evidence, type: 'pdf' });
    const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString()) as { conditions: unknown[] };
    const loose = { ...policy, conditions: [...policy.conditions, ['starts-with', '$key', 'quarantine/']] };
    const faults = faultsOfForm({ ...fields, Policy: Buffer.from(JSON.stringify(loose)).toString('base64') }, allowedFor('pdf'));
    expect(faults).toContainEqual(expect.stringContaining('starts-with'));
  });
});

describe('a key', () => {
  it('is read plain and percent-encoded, and says whose upload it is', () => {
    const { size: _, sha256: __, ...place } = evidence;
    expect(uploadOf(key)).toEqual(place);
    expect(uploadOf(encodeURIComponent(key))).toEqual(place);
  });

  it('of anything else is nobody’s', () => {
    expect(uploadOf('checked/330701/2026/U001/x/y')).toBeUndefined();
    expect(uploadOf('quarantine/330701/2026/U001')).toBeUndefined();
    expect(uploadOf(`${key}/more`)).toBeUndefined();
  });
});

describe('a download', () => {
  it('is one version, saved under its own name, for a minute', async () => {
    const { url } = await downloadOf({ ...evidence, type: 'pdf', name: "民生实事 '验收单'(终).pdf" }, 'v-1');
    const { pathname, searchParams } = new URL(url);
    expect(pathname).toBe(`/checked/330701/2026/U001/9f86d081884c7d65-1/${'a'.repeat(32)}`);
    expect(searchParams.get('versionId')).toBe('v-1');
    expect(searchParams.get('X-Amz-Expires')).toBe('60');
    expect(searchParams.get('response-content-type')).toBe('application/pdf');
    const disposition = searchParams.get('response-content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="9f86d081884c7d65-1\.pdf"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe("民生实事 '验收单'(终).pdf");
  });

  it('never breaks out of its header', () => {
    expect(dispositionOf({ name: 'a"\r\nX: y.pdf', type: 'pdf', id: 'i' })).not.toMatch(/[\r\n]|X: /);
  });
});
