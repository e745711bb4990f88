import { GetObjectCommand, HeadObjectCommand, NotFound as Missing, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Move } from '#domain/change.ts';
import type { County } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { smallMap } from '../../support/small-county.ts';
import { ask, aWorld } from '../http/a-request.ts';

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

/** The county's record in a table that, like the real one, writes only over the rev that was read. */
const table = vi.hoisted((): { county?: County; facts: string[]; meanwhile?: (() => void) | undefined } => ({ facts: [] }));
vi.mock('#platform/table/records.ts', async (original) => ({ ...(await original<object>()), loadCounty: async () => table.county }));
vi.mock('#platform/table/commit.ts', () => ({
  commit: async ({ fact, changes }: Move, { act }: { act: { id: string } }) => {
    table.meanwhile?.();
    table.meanwhile = undefined;
    for (const change of changes) {
      const { before, set } = change as { before: County; set: Partial<County> };
      if (before.rev !== table.county?.rev) throw new Conflict('county-moved-on', '县信息已被他人更新,请刷新后再决定');
      table.county = { ...before, ...set, rev: before.rev + 1 };
    }
    table.facts.push(fact);
    const records = changes.map(() => ({ record: 'county', key: '330799', rev: table.county?.rev ?? 0 }));
    return { act: act.id, fact, at: '2026-01-01T00:00:00.000Z', records };
  },
}));

const kept = new Map<string, string>();
const bucket = mockClient(S3Client);
const { routes } = await import('../../../functions/cycles/api.ts');
const { serve } = await import('#platform/http/serve.ts');
const api = serve(routes, aWorld());

const first = JSON.stringify(smallMap);
const second = JSON.stringify({ ...smallMap, features: smallMap.features.slice(0, 1) });
const read = async (): Promise<{ map?: typeof smallMap; hash?: string }> => (await ask(api, 'GET', '/cycles/map')).json;
const send = (text: string, replaces?: string) => ask(api, 'POST', '/cycles/map', { body: { text, ...(replaces === undefined ? {} : { replaces }) } });

beforeEach(() => {
  kept.clear();
  table.county = { county: '330799', registry: 'counties', name: '小样县', tickedThrough: '2026-01-01', rev: 1 };
  table.facts = [];
  table.meanwhile = undefined;
  bucket.reset();
  bucket.on(HeadObjectCommand).callsFake(({ Key }) => {
    if (!kept.has(Key)) throw new Missing({ $metadata: {}, message: 'not there' });
    return {};
  });
  bucket.on(PutObjectCommand).callsFake(({ Key, Body }) => ({ kept: kept.set(Key, new TextDecoder().decode(Body)).size }));
  bucket.on(GetObjectCommand).callsFake(({ Key }) => ({ Body: { transformToString: async () => kept.get(Key) } }));
});

describe('the map of the townships', () => {
  it('is read with the hash by which it is replaced; where there is none there is neither', async () => {
    expect(await read()).toEqual({});
    expect((await send(first)).statusCode).toBe(201);
    const { map, hash = '' } = await read();
    expect([map, hash]).toEqual([smallMap, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect((await send(second, hash)).statusCode).toBe(201);
    expect((await read()).map?.features).toHaveLength(1);
  });

  it('of a colleague is not replaced unseen: the second of two who saw none, or the same one, is told so in Chinese', async () => {
    await send(first);
    const { hash = '' } = await read();
    const other = await send(second);
    expect(other.json).toMatchObject({ status: 409, code: 'map-moved-on', title: '现在不能办理', detail: expect.stringContaining('现在已有一份乡镇地图') });
    await send(second, hash);
    const third = JSON.stringify({ ...smallMap, features: smallMap.features.slice(1) });
    expect((await send(third, hash)).json).toMatchObject({ status: 409, code: 'map-moved-on', detail: expect.stringContaining('已由他人更换') });
    expect((await read()).map?.features.map(({ properties }) => properties.unit)).toEqual(['U001']);
  });

  it('sent again is there already, whatever was seen, and however it is typed', async () => {
    await send(first);
    const { hash } = await read();
    const rev = table.county?.rev;
    for (const again of [await send(first), await send(JSON.stringify(smallMap, null, 2), '0'.repeat(64))])
      expect([again.statusCode, again.json['records']]).toEqual([200, []]);
    expect([await read(), table.county?.rev]).toEqual([{ map: smallMap, hash }, rev]);
  });

  it('is imported though the tick writes to the county meanwhile, but not though a colleague imports one', async () => {
    const moving = (set: Partial<County>) => () => {
      if (table.county !== undefined) table.county = { ...table.county, ...set, rev: table.county.rev + 1 };
    };
    table.meanwhile = moving({ tickedThrough: '2026-01-02' });
    expect((await send(first)).statusCode).toBe(201);
    expect(table.county).toMatchObject({ tickedThrough: '2026-01-02', rev: 3 });
    const { hash } = await read();
    table.meanwhile = moving({ mapHash: 'f'.repeat(64) });
    expect((await send(second, hash)).json).toMatchObject({ status: 409, code: 'map-moved-on' });
    expect(table.county?.mapHash).toBe('f'.repeat(64));
  });

  it('with mistakes is refused with each of them by the name of its township, and nothing is kept', async () => {
    const metres = smallMap.features.map((feature) => ({
      ...feature,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [5e5, 3e6],
            [6e5, 3e6],
            [6e5, 4e6],
            [5e5, 3e6],
          ],
        ],
      },
    }));
    const { json } = await send(JSON.stringify({ ...smallMap, features: metres }));
    expect(json).toMatchObject({ status: 422, code: 'invalid-input', detail: '地图文件有 2 处问题,未导入' });
    expect(json['errors']).toMatchObject([
      { message: '“U001”的坐标看来是以米为单位的投影坐标,请转换为经纬度(度)后再导出' },
      { message: '“U002”的坐标看来是以米为单位的投影坐标,请转换为经纬度(度)后再导出' },
    ]);
    expect([kept.size, table.facts]).toEqual([0, []]);
    expect((await send(first, 'x')).json['errors']).toMatchObject([{ path: 'replaces', message: '应为读取地图时得到的 hash' }]);
  });
});
