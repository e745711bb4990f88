import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Evidence, EvidenceType } from '#domain/reporting/evidence.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { ApiProblem, type Person } from '../../infra/local/client.ts';
import { type Game, newGame } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { smallPdf } from '../../infra/local/play/small-pdf.ts';
import { fileDocument, postForm } from '../../infra/local/upload.ts';
import { physicalName } from '../../infra/names.ts';
import { uploadRefusal } from '../../web/shared/upload-refused.ts';
import { apiInProcess } from '../support/api-in-process.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { evidenceCounty, whyEvidence } from '../support/evidence-county.ts';
import { type HostileFile, hostileFiles } from '../support/files/hostile.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { invoke } from '../support/lambda.ts';
import { trailOf } from '../support/trail.ts';

type Shown = Omit<Evidence, 'secret' | 'version'>;
interface Issued {
  evidence: Shown;
  upload?: { url: string; fields: Record<string, string>; seconds: number };
}
interface FormAnswer {
  submission: Submission;
  evidence: { asked: { figure: string; month: string; why: string[]; proof: string; documents: string[] }[]; documents: { id: string; reason?: string }[] };
}

const cycle = '2026';
const window = '2026H1';
const cell = (month: string) => ({ window, figure: '办件量', month });
const both = [cell('2026-03'), cell('2026-06')];
const path = (unit: string) => `/reporting/${cycle}/evidence/${unit}`;
const form = (unit: string) => `/reporting/${cycle}/${window}/${unit}`;
const declared = (name: string, bytes: Buffer) => ({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });

const cleanUp: (() => Promise<void>)[] = [];
let cloud: TestCloud;
let game: Game;
const reporter = (unit = 'U001'): Person => game.as('unit-reporter', unit);
const clerk = (): Person => game.as('office-clerk');

/** Page by page, two at a time. */
const documents = async (unit: string, person = reporter(unit)): Promise<Shown[]> => {
  const all: Shown[] = [];
  for (let after = ''; ; ) {
    const { evidence, next } = await person.get<{ evidence: Shown[]; next?: string }>(`${path(unit)}?limit=2${after}`);
    all.push(...evidence);
    if (next === undefined) return all;
    after = `&cursor=${next}`;
  }
};
const documentOf = async (unit: string, id: string): Promise<Shown> => (await documents(unit)).find((each) => each.id === id) as Shown;
const patience = { timeout: 60_000, interval: 200 };
const settled = (unit: string, id: string): Promise<Shown> =>
  vi.waitFor(async () => {
    const found = await documentOf(unit, id);
    expect(['issued', 'uploaded']).not.toContain(found.status);
    return found;
  }, patience);
const file = (unit: string, name: string, bytes: Buffer, more: { supports?: object[]; replaces?: string } = {}) =>
  fileDocument(reporter(unit), { cycle, unit, name, bytes, supports: [], ...more } as Parameters<typeof fileDocument>[1]);
const filed = async (unit: string, name: string, bytes: Buffer, more: { supports?: object[]; replaces?: string } = {}): Promise<Shown> =>
  settled(unit, (await file(unit, name, bytes, more)).id);

const refusal = async (act: Promise<unknown>): Promise<ApiProblem> => {
  const outcome = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof ApiProblem)) throw new Error(`nothing was refused: ${String(outcome)}`);
  return outcome;
};
const codesOf = ({ document }: ApiProblem): string[] => (document['errors'] as { code: string }[]).map(({ code }) => code);
const answered = async (unit: string): Promise<void> => {
  const { asked } = await reporter(unit).get<{ asked: { figure: string; month: string; value?: string; rev?: number }[] }>(form(unit));
  const figures = asked.map(({ figure, month, rev }) => ({
    figure,
    month,
    value: '40',
    reason: '年初计划',
    measures: '按月调度',
    ...(rev === undefined ? {} : { rev }),
  }));
  await reporter(unit).put(`${form(unit)}/figures`, { figures });
};

beforeAll(async () => {
  cloud = await deployedCloud('evidence');
  cleanUp.unshift(cloud.stop);
  const founded = await foundedGame(cloud, evidenceCounty);
  await playToFirstWindow(founded);
  const api = await apiInProcess(cloud);
  cleanUp.unshift(api.stop);
  const { sample, today, entered, units } = founded;
  game = { ...newGame(api.base, sample), today, entered, units };
  await Promise.all(['U001', 'U002'].map(answered));
});
afterAll(async () => {
  for (const end of cleanUp) await end();
});

describe('a document', () => {
  const bytes = smallPdf('BT (first) Tj ET');
  const name = '样1局上半年办件清单(盖章).pdf';

  it('is missing where the scheme wants one: the report names each cell, and why', async () => {
    const { evidence } = await reporter().get<FormAnswer>(form('U001'));
    expect(evidence.asked).toEqual(['2026-03', '2026-06'].map((month) => ({ figure: '办件量', month, why: [whyEvidence], proof: 'missing', documents: [] })));
    const refused = await refusal(reporter().post(`${form('U001')}/report`, { missing: [] }));
    expect([refused.status, codesOf(refused)]).toEqual([422, ['evidence-missing', 'evidence-missing']]);
  });

  it('is uploaded by the form it was given, checked by itself, and had again under its own name', async () => {
    const { id, status } = await filed('U001', name, bytes, { supports: [cell('2026-03')] });
    expect(status).toBe('checked');
    const { url, seconds } = await reporter().get<{ url: string; seconds: number }>(`${path('U001')}/${id}/file`);
    const response = await fetch(url);
    expect([response.status, seconds]).toEqual([200, 60]);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    // Signed with the address; the embedded cloud does not send it back.
    expect(decodeURIComponent(new URL(url).searchParams.get('response-content-disposition') ?? '')).toBe(
      `attachment; filename="${id}.pdf"; filename*=UTF-8''${name}`,
    );
  });

  it('proves more figures without a second upload', async () => {
    const again = await reporter().post<Issued>(path('U001'), { ...declared('同一份.pdf', bytes), supports: [cell('2026-06')] });
    expect(again.upload).toBeUndefined();
    expect(again.evidence).toMatchObject({ name, status: 'checked', supports: both });
    const { evidence } = await reporter().get<FormAnswer>(form('U001'));
    expect(evidence.asked.map(({ proof, documents }) => [proof, documents])).toEqual(Array(2).fill(['checked', [again.evidence.id]]));
  });

  it('is seen by its unit, the office and the auditor, and by no other unit', async () => {
    const [{ id }] = (await documents('U001')) as [Shown];
    for (const person of [game.as('unit-leader', 'U001'), clerk(), game.as('auditor')])
      expect((await documents('U001', person)).map((each) => each.id)).toEqual([id]);
    const other = reporter('U002');
    const acts = [
      other.get(path('U001')),
      other.get(`${path('U001')}/${id}/file`),
      other.post(path('U001'), declared('a.pdf', smallPdf('x'))),
      other.ask('PUT', `${path('U001')}/${id}/supports`, { body: { supports: [] }, ifMatch: 1 }),
      other.post(`${path('U001')}/${id}/withdraw`, { reason: 'x' }),
    ];
    expect((await Promise.all(acts.map(refusal))).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await refusal(other.get(`${path('U002')}/${id}/file`))).status).toBe(404);
    expect((await refusal(game.as('auditor').post(`${path('U001')}/${id}/refuse`, { reason: 'x' }))).status).toBe(403);
    expect((await refusal(reporter().post(`${path('U001')}/${id}/accept`))).status).toBe(403);
  });

  it('is refused before it is uploaded when its name, size or figures are wrong', async () => {
    const wrong = await refusal(reporter().post(path('U001'), { name: '清单.xls', size: 50_000_000, sha256: 'x', supports: [] }));
    expect([wrong.status, codesOf(wrong)]).toEqual([422, ['type-not-allowed', 'file-too-large', 'bad-hash']]);
    const stray = await refusal(reporter().post(path('U001'), { ...declared('a.pdf', smallPdf('stray')), supports: [cell('2026-05')] }));
    expect([stray.status, codesOf(stray)]).toEqual([422, ['not-asked']]);
  });
});

describe('the check', () => {
  const oneOfEach = (): HostileFile[] => [...new Map(hostileFiles().map((each) => [each.code, each])).values()];

  it('refuses hostile files of every kind over real uploads, and tells the reporter what to do', { timeout: 240_000 }, async () => {
    const hostile = oneOfEach();
    expect(hostile.length).toBeGreaterThan(9);
    const ids = await Promise.all(hostile.map(async ({ what, type, bytes }) => (await file('U002', `${what}.${type}`.replaceAll(/[’/]/g, ''), bytes)).id));
    const found = await Promise.all(ids.map((id) => settled('U002', id)));
    expect(found.map(({ status }) => status)).toEqual(hostile.map(() => 'refused'));
    expect(found.filter(({ reason = '' }) => !/请|不能/.test(reason))).toEqual([]);
    expect((await Promise.all(ids.map((id) => refusal(reporter('U002').get(`${path('U002')}/${id}/file`))))).map(({ code }) => code)).toEqual(
      ids.map(() => 'evidence-refused'),
    );
    const { notifications } = await reporter('U002').get<{ notifications: { told: { kind: string } }[] }>('/tasks/notifications');
    expect(notifications.filter(({ told }) => told.kind === 'evidence-refused').length).toBeGreaterThanOrEqual(hostile.length);
  });

  const formFor = async (bytes: Buffer, type: EvidenceType = 'pdf') =>
    (await reporter('U002').post<Issued>(path('U002'), declared(`x.${type}`, bytes))) as Required<Issued>;

  it('and S3 refuse what is not the declared file', async () => {
    const bytes = smallPdf('BT (declared) Tj ET');
    const { upload, evidence } = await formFor(bytes);
    const statuses = await Promise.all([
      postForm(upload, Buffer.concat([bytes, bytes])),
      postForm(upload, bytes.subarray(1)),
      postForm({ ...upload, fields: { ...upload.fields, key: 'checked/x' } }, bytes),
    ]);
    expect(statuses.map(({ status }) => status >= 400)).toEqual([true, true, true]);
    const other = Buffer.from(bytes);
    other[bytes.length - 8] = 0x20;
    // A cloud that does not compare checksums lets it in; then the check does.
    const response = await postForm(upload, other);
    if (response.status < 400) expect((await settled('U002', evidence.id)).reason).toContain('SHA-256 不一致');
    expect((await documentOf('U002', evidence.id)).status).not.toBe('checked');
  });

  it('and S3 refuse an upload after its form has expired; the same request gives a new form', async () => {
    const bytes = smallPdf('BT (late) Tj ET');
    const { evidence } = await formFor(bytes);
    const { uploadForm, uploadOf } = await import('#platform/files/evidence-store.ts');
    const place = uploadOf((await formFor(bytes)).upload.fields['key'] ?? '');
    if (place === undefined) throw new Error('the form has no key');
    vi.useFakeTimers({ now: Date.now() - 360_000, toFake: ['Date'] });
    const late = await uploadForm({ ...place, type: 'pdf', size: evidence.size, sha256: evidence.sha256 });
    vi.useRealTimers();
    const response = await postForm(late, bytes);
    // What the console tells the reporter rests on this answer: that the five minutes are over, not that the network failed.
    expect([response.status, uploadRefusal(response.status, await response.text())?.reason]).toEqual([403, 'expired']);
    expect((await documentOf('U002', evidence.id)).status).toBe('issued');
    const again = await formFor(bytes);
    expect(again.evidence.id).toBe(evidence.id);
    expect((await postForm(again.upload, bytes)).status).toBe(201);
    expect((await settled('U002', evidence.id)).status).toBe('checked');
  });

  it('is done once, however often the upload is told of', async () => {
    const bytes = smallPdf('BT (often) Tj ET');
    const { upload, evidence } = await formFor(bytes);
    const key = upload.fields['key'] ?? '';
    await postForm(upload, bytes);
    const event = (each: string) => ({ Records: [{ messageId: each, body: JSON.stringify({ detail: { object: { key: encodeURIComponent(key) } } }) }] });
    const told = (each: string) => invoke(cloud.endpoint, physicalName('local', 'reporting/check-evidence'), event(each));
    expect(await Promise.all([told('1'), told('2')])).toEqual([{ batchItemFailures: [] }, { batchItemFailures: [] }]);
    const { rev, status } = await settled('U002', evidence.id);
    await told('3');
    expect(await documentOf('U002', evidence.id)).toMatchObject({ rev, status });
    expect(status).toBe('checked');
    const entries = (await trailOf(game, cycle)).filter(({ act }) => act === `check:U002:${evidence.id}`);
    expect(entries.map(({ fact }) => fact)).toEqual(['evidence-checked']);
  });
});

describe('the tick', () => {
  it('clears away what nobody uploaded, checks what was uploaded and not heard of, and forgets what nobody uses', async () => {
    const [lost, never] = [smallPdf('BT (lost) Tj ET'), smallPdf('BT (never) Tj ET')];
    const issued = async (bytes: Buffer) => (await reporter('U002').post<Issued>(path('U002'), declared('x.pdf', bytes))) as Required<Issued>;
    const [heard, silent] = [await issued(lost), await issued(never)];
    // As if its event had been lost: while it comes, the record is one that nobody waits for.
    const { entities } = await import('#platform/table/entities.ts');
    const { county, unit, id, on } = heard.evidence;
    const mark = (status: string) => entities.evidence.patch({ county, cycle, unit, id }).set({ status }).composite({ on, unit, id }).go();
    await mark('withdrawn');
    expect((await postForm(heard.upload, lost)).status).toBe(201);
    await pause(5000);
    await mark('issued');
    await passTo(game, '2026-07-03');
    expect((await settled('U002', id)).status).toBe('checked');
    expect(await settled('U002', silent.evidence.id)).toMatchObject({ status: 'withdrawn', reason: '逾期未上传,系统已清理' });
    await passTo(game, '2026-07-10');
    await vi.waitFor(
      async () => expect(await documentOf('U002', id)).toMatchObject({ status: 'withdrawn', reason: '上传后未用于任何数据项,系统已清理' }),
      patience,
    );
    expect((await documents('U001')).map(({ status }) => status)).toEqual(['checked']);
  });
});

describe('documents and the report they came with', () => {
  /** Somebody with the bucket's keys puts other bytes where the signed document lies: whoever asks for the document is given what was signed. */
  const isOverwritten = async (id: string): Promise<void> => {
    const had = async (): Promise<[string, Buffer]> => {
      const { url } = await clerk().get<{ url: string }>(`${path('U001')}/${id}/file`);
      return [url, Buffer.from(await (await fetch(url)).arrayBuffer())];
    };
    const [url, signed] = await had();
    const { pathname } = new URL(url);
    const [, Bucket, Key] = /^\/([^/]+)\/(checked\/.+)$/.exec(decodeURIComponent(pathname)) ?? [];
    const s3 = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const bucket = { Bucket, Key };
    await s3.send(new PutObjectCommand({ ...bucket, Body: smallPdf('BT (forged) Tj ET') }));
    const newest = await s3.send(new GetObjectCommand(bucket));
    expect(Buffer.from((await newest.Body?.transformToByteArray()) ?? []).equals(signed)).toBe(false);
    expect((await had())[1].equals(signed)).toBe(true);
  };

  it('are locked when it is sent, refused by the office, replaced when it came back, and accepted with it', async () => {
    const [{ id }] = (await documents('U001')) as [Shown];
    await reporter().post(`${form('U001')}/report`, { missing: [] });
    const locked = [
      () => reporter().post(`${path('U001')}/${id}/withdraw`, { reason: '换一份' }),
      () => file('U001', '新.pdf', smallPdf('BT (new) Tj ET'), { supports: both, replaces: id }),
      // Not either by a document that is said to prove nothing.
      () => file('U001', '新.pdf', smallPdf('BT (new) Tj ET'), { supports: [], replaces: id }),
    ];
    const isLocked = async (status: 'reported' | 'signed', state: string): Promise<void> => {
      const words = `“上半年”的填报当前为“${state}”,佐证材料已随填报锁定,不能增加、更换或撤回;需要更换的,请先将填报退回`;
      for (const act of locked) expect((await refusal(act())).document).toMatchObject({ status: 409, code: `submission-${status}`, detail: words });
    };
    await isLocked('reported', '已填报待签发');
    await game.as('unit-leader', 'U001').post(`${form('U001')}/sign`);
    const signed = (await reporter().get<FormAnswer>(form('U001'))).submission;
    expect(signed.evidenceHash).toMatch(/^[0-9a-f]{64}$/);
    await isLocked('signed', '已签发待审核');
    await isOverwritten(id);
    expect((await reporter().get<FormAnswer>(form('U001'))).submission).toEqual(signed);

    await clerk().post(`${path('U001')}/${id}/refuse`, { reason: '未加盖公章' });
    const unproven = await refusal(clerk().post(`${form('U001')}/accept`));
    expect([unproven.code, unproven.message.includes('未加盖公章')]).toEqual(['evidence-refused', true]);
    await clerk().post(`${form('U001')}/return-to-unit`, { reason: '佐证材料未盖章' });

    const better = await filed('U001', '样1局上半年办件清单(已盖章).pdf', smallPdf('BT (sealed) Tj ET'), { supports: both, replaces: id });
    expect([better.status, (await documentOf('U001', id)).status]).toEqual(['checked', 'superseded']);
    await reporter().post(`${form('U001')}/report`, { missing: [] });
    await game.as('unit-leader', 'U001').post(`${form('U001')}/sign`);
    await clerk().post(`${form('U001')}/accept`);
    const { submission, evidence } = await reporter().get<FormAnswer>(form('U001'));
    expect(submission.evidenceHash).not.toBe(signed.evidenceHash);
    expect(evidence.asked.map(({ proof }) => proof)).toEqual(['accepted', 'accepted']);
    expect((await refusal(clerk().post(`${path('U001')}/${better.id}/refuse`, { reason: '晚了' }))).code).toBe('submission-accepted');
  });

  it('may lack where the unit says why', async () => {
    const withoutEvidence = both.map(({ figure, month }) => ({ figure, month, reason: '系统未留存清单' }));
    await reporter('U002').post(`${form('U002')}/report`, { missing: [], withoutEvidence });
    expect((await reporter('U002').get<FormAnswer>(form('U002'))).submission.withoutEvidence).toEqual(withoutEvidence);
  });
});
