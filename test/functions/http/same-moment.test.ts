import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import type { Done } from '#platform/table/audit.ts';
import { aClerk, ask, aWorld } from './a-request.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  }),
);

const { route } = await import('#platform/http/route.ts');
const { serve } = await import('#platform/http/serve.ts');
const { Receipt } = await import('#platform/table/audit.ts');

const receiptOf = (id: string) => ({ act: id, fact: 'submission-accept', at: '2026-11-24T00:00:00.000Z', records: [] });
const path = '/reporting/2026/U001/accept';

/** A route that answers what the list says, one entry a call: an error, or nothing for success. `done`: the first of two equal acts, which is through by then. */
const officeThat = (answers: readonly (Error | undefined)[], { done = new Map<string, Done>() } = {}) => {
  const calls = { loaded: 0 };
  const accept = route({
    method: 'POST',
    path: '/reporting/{cycle}/{unit}/accept',
    about: 'submission',
    can: 'accept',
    params: z.object({ cycle: z.string(), unit: z.string() }),
    response: Receipt,
    on: async () => ({ unit: 'U001', rev: 3 + calls.loaded++ }),
    handler: async ({ act }) => {
      done.set(act.id, { request: act.request, receipt: receiptOf(act.id) });
      const error = answers[calls.loaded - 1];
      if (error !== undefined) throw error;
      return { body: receiptOf(act.id) };
    },
  });
  return { handle: serve([accept], aWorld(aClerk, { doneBefore: async (_county, _cycle, id) => done.get(id) })), calls };
};

const movedOn = () => new Conflict('submission-moved-on', '填报已被他人更新,请刷新后再决定');
const accepted = () => new NotAllowed('submission-accepted', '该单位的填报当前为“已审核通过”');

describe('an act whose record moves on in the same moment', () => {
  it('is decided again on the record as it stands', async () => {
    const { handle, calls } = officeThat([movedOn(), undefined]);
    expect((await ask(handle, 'POST', path)).statusCode).toBe(200);
    expect(calls.loaded).toBe(2);
  });

  it('is refused precisely when the record no longer allows it', async () => {
    const { handle } = officeThat([movedOn(), accepted()]);
    expect((await ask(handle, 'POST', path)).json).toMatchObject({ status: 409, code: 'submission-accepted' });
  });

  it('is not decided on a version the caller has not seen', async () => {
    const { handle, calls } = officeThat([movedOn(), undefined]);
    expect((await ask(handle, 'POST', path, { headers: { 'If-Match': '"3"' } })).json).toMatchObject({ status: 412, code: 'submission-moved-on' });
    expect(calls.loaded).toBe(1);
  });

  it('gives up after four times', async () => {
    const { handle, calls } = officeThat(Array.from({ length: 9 }, movedOn));
    expect((await ask(handle, 'POST', path)).json).toMatchObject({ status: 409, code: 'submission-moved-on' });
    expect(calls.loaded).toBe(4);
  });
});

describe('the same act sent twice in the same moment', () => {
  it('is answered with its receipt when the first one is what refuses it', async () => {
    const done = new Map<string, Done>();
    const { handle } = officeThat([accepted()], { done });
    const { statusCode, headers, json } = await ask(handle, 'POST', path, { headers: { 'Idempotency-Key': 'key-00001' } });
    expect({ statusCode, json }).toEqual({ statusCode: 200, json: receiptOf('P-01:key-00001') });
    expect(headers).toMatchObject({ 'Idempotency-Replayed': 'true' });
  });
});
