import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Move } from '#domain/change.ts';
import type { County } from '#domain/cycles/cycle.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aClerk, ask, aWorld } from '../http/a-request.ts';

vi.hoisted(() =>
  Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive', POWERTOOLS_LOG_LEVEL: 'SILENT' }),
);

/** What the table holds, and what was written. */
const table = vi.hoisted((): { county?: County; cycles: { cycle: string }[]; written: { move: Move; reason?: string }[] } => ({ cycles: [], written: [] }));
vi.mock('#platform/table/records.ts', async (original) => ({
  ...(await original<object>()),
  loadCounty: async () => table.county,
  list: async () => table.cycles,
}));
vi.mock('#platform/files/papers.ts', async (original) => ({ ...(await original<object>()), policyOf: async () => smallCounty().policy }));
vi.mock('#platform/table/commit.ts', () => ({
  commit: async (move: Move, { act, reason }: { act: { id: string }; reason: string }) => {
    table.written.push({ move, reason });
    return { act: act.id, fact: move.fact, at: '2026-01-01T00:00:00.000Z', records: [] };
  },
}));
const { routes } = await import('../../../functions/cycles/api.ts');
const { serve } = await import('#platform/http/serve.ts');
const as = (role: 'office-head' | 'office-clerk') => serve(routes, aWorld({ ...aClerk, roles: [{ role }] }));
const open = (role: 'office-head' | 'office-clerk' = 'office-head') => ask(as(role), 'POST', '/cycles/years', { body: { reason: '本县三月启用系统' } });

beforeEach(() => {
  table.county = { county: '330799', registry: 'counties', name: '小样县', tickedThrough: '2026-03-02', policyVersion: 1, policyHash: 'p', rev: 1 };
  table.cycles = [];
  table.written = [];
});

describe('a year whose day passed before the county was there', () => {
  it('is opened by the head, with the reason and sixty days for the plan', async () => {
    expect((await open('office-clerk')).json).toMatchObject({ code: 'forbidden' });
    expect((await open()).statusCode).toBe(201);
    expect(table.written).toHaveLength(1);
    const [{ move, reason } = {}] = table.written;
    expect(reason).toBe('本县三月启用系统');
    expect(move?.changes).toContainEqual(expect.objectContaining({ created: 'cycle', item: expect.objectContaining({ cycle: '2026', today: '2026-03-02' }) }));
    expect(move?.changes).toContainEqual(
      expect.objectContaining({ created: 'task', item: expect.objectContaining({ kind: 'issue-plan', due: '2026-05-01' }) }),
    );
  });

  it('is refused where it is open, and before a policy says when years begin', async () => {
    table.cycles = [{ cycle: '2026' }];
    expect((await open()).json).toMatchObject({ code: 'year-is-open' });
    const { policyHash: _, policyVersion: __, ...without } = table.county as County;
    table.county = without;
    expect((await open()).json).toMatchObject({ code: 'no-policy', detail: '尚未发布考评办法,不能开启年度考评周期' });
    expect(table.written).toEqual([]);
  });
});
