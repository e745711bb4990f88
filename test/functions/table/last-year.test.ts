import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { assessedUnits } from '#domain/targets/asked.ts';
import { aCycle } from '../../domain/a-year.ts';
import { aDossier, aLeaf, aScheme } from '../../domain/scoring/a-dossier.ts';

vi.hoisted(() =>
  Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive', POWERTOOLS_LOG_LEVEL: 'SILENT' }),
);
const { lastYearValues } = await import('#platform/table/last-year.ts');
const { hashOf } = await import('#platform/table/audit.ts');

const table = mockClient(DynamoDBDocumentClient);
const bucket = mockClient(S3Client);

/** Last year's result: the unit reported 90.5. */
const dossier = aDossier({
  units: [{ figures: { 投资: '90.5' }, targets: { P1: { target: '100' } } }],
  schemes: [aScheme({ root: { children: [aLeaf({ code: 'P1', name: '投资', rule: { kind: 'completion', mode: 'quotient' } })] } })],
});
const [card] = assess(dossier);
const [assessed] = assessedUnits(dossier.plan, dossier.schemes);
if (card === undefined || assessed === undefined) throw new Error('no unit');

/** How ElectroDB knows whose item it is. */
const owned = (entity: string) => ({ __edb_e__: entity, __edb_v__: '1' });
const key = { county: '330798', cycle: '2025' };
const version = (version: string, status: string) => ({
  ...key,
  ...owned('scores'),
  ...{ version, status, purpose: 'result', dossierHash: 'd', scorecardsHash: 's', count: 1, reason: '审定', on: '2026-03-10', rev: 1 },
});
const { unit, name, category, fullMarks, score, percent, grade } = card;
const total = { ...key, ...owned('total'), version: '2', unit, name, category, fullMarks, score, percent, grade, provisional: false, hash: hashOf(card) };

beforeEach(() => {
  table.reset();
  bucket.reset();
  table.on(GetCommand).callsFake(({ Key }) => (String(Key.sk).includes(`${unit}`) && JSON.stringify(Key).includes('version_2') ? { Item: total } : {}));
  bucket.on(GetObjectCommand, { Key: `sha256/${hashOf(card)}` }).callsFake(() => ({ Body: { transformToString: async () => canonicalJson(card) } }));
});

describe('last year’s values of a unit', () => {
  const asked = () => lastYearValues(aCycle({ cycle: '2026' }), assessed);

  it('come from the final result of the cycle before', async () => {
    table.on(QueryCommand).resolves({ Items: [version('1', 'sent'), version('2', 'final')] });
    expect(await asked()).toEqual(new Map([['P1', '90.5']]));
    const [query] = table.commandCalls(QueryCommand);
    expect(JSON.stringify(query?.args[0].input)).toContain('cycle_2025');
  });

  it('are unknown in the first year, before last year is decided, and for a unit that is new', async () => {
    table.on(QueryCommand).resolves({ Items: [] });
    expect(await asked()).toBeUndefined();
    table.on(QueryCommand).resolves({ Items: [version('1', 'sent')] });
    expect(await asked()).toBeUndefined();
    table.on(QueryCommand).resolves({ Items: [version('3', 'final')] });
    expect(await asked()).toBeUndefined();
  });
});
