import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Move } from '#domain/change.ts';
import { Conflict, TryAgain } from '#domain/problems/errors.ts';
import type { Evidence } from '#domain/reporting/evidence.ts';
import type { Scanner } from '#platform/files/scan-for-malware.ts';
import { smallPdf } from '../../../infra/local/play/small-pdf.ts';
import { anEvidence } from '../../domain/reporting/an-evidence.ts';

/** One record, its upload, and what became of both. */
const world = vi.hoisted(() => ({
  record: undefined as Evidence | undefined,
  upload: undefined as Buffer | undefined,
  moves: [] as Move[],
  kept: 0,
  discarded: 0,
  conflicts: 0,
}));

const applied = ({ fact, changes }: Move): void => {
  for (const change of changes)
    if ('changed' in change && change.changed === 'evidence' && world.record !== undefined)
      Object.assign(world.record, change.set, { rev: world.record.rev + 1 });
  world.moves.push({ fact, changes });
};

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'r',
    AUDIT_TABLE: 'a',
    ARCHIVE_BUCKET: 'b',
    EVIDENCE_BUCKET: 'e',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  }),
);
vi.mock('#platform/table/records.ts', () => ({
  find: async (_: string, { id }: { id: string }) => (world.record?.id === id ? { ...world.record } : undefined),
  loadCycle: async () => ({ today: '2026-07-03' }),
}));
vi.mock('#platform/table/commit.ts', () => ({
  save: async (move: Move) => applied(move),
  commit: async (move: Move) => {
    if (world.conflicts-- > 0) throw new Conflict('evidence-moved-on', 'x');
    applied(move);
  },
}));
vi.mock('#platform/files/evidence-store.ts', () => ({
  uploadOf: (key: string) => (key === 'the-key' ? { county: '330798', cycle: '2026', unit: 'U001', id: world.record?.id, secret: 'secret' } : undefined),
  uploadedBytes: async () => world.upload,
  keepChecked: async () => `v${++world.kept}`,
  discardUpload: async () => void world.discarded++,
}));

const { checkEvidence, handler } = await import('../../../functions/reporting/check-evidence.ts');

const bytes = smallPdf('BT ET');
const clean: Scanner = async () => ({ verdict: 'clean' });

beforeEach(() => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  Object.assign(world, { record: anEvidence({ status: 'issued', sha256, size: bytes.length }), upload: bytes, moves: [], kept: 0, discarded: 0, conflicts: 0 });
});

describe('the check of an upload', () => {
  it('receives it, asks the scanner, keeps the checked bytes under one version and gives up the upload', async () => {
    const scan = vi.fn(clean);
    await checkEvidence('the-key', scan);
    expect(world.moves.map(({ fact }) => fact)).toEqual(['evidence-uploaded', 'evidence-checked']);
    expect(world.record).toMatchObject({ status: 'checked', version: 'v1', scanned: 'clean' });
    expect([scan.mock.calls.length, world.discarded]).toEqual([1, 1]);
  });

  it('without a scanner says that nobody looked', async () => {
    await checkEvidence('the-key');
    expect(world.record).toMatchObject({ status: 'checked', scanned: 'not-scanned' });
  });

  it('refuses what the scanner finds infected, and keeps none of it', async () => {
    await checkEvidence('the-key', async () => ({ verdict: 'infected', name: 'Eicar' }));
    expect(world.record).toMatchObject({ status: 'refused', reason: '文件感染病毒(Eicar),请杀毒后另存再传' });
    expect(world.kept).toBe(0);
  });

  it('leaves it waiting while the scanner does not answer', async () => {
    const silent: Scanner = async () => {
      throw new TryAgain('x');
    };
    await expect(checkEvidence('the-key', silent)).rejects.toThrow(TryAgain);
    expect(world.record?.status).toBe('uploaded');
    await checkEvidence('the-key', clean);
    expect(world.record?.status).toBe('checked');
  });

  it('looks again when the record moved on meanwhile', async () => {
    world.conflicts = 1;
    await checkEvidence('the-key', clean);
    expect(world.moves.map(({ fact }) => fact)).toEqual(['evidence-uploaded', 'evidence-checked']);
  });

  it('does nothing for what is settled, gone, somebody else’s, or not there', async () => {
    await checkEvidence('the-key', clean);
    await checkEvidence('the-key', clean);
    await checkEvidence('another-key', clean);
    expect(world.moves).toHaveLength(2);
    for (const more of [{ status: 'withdrawn' }, { status: 'issued', secret: 'other' }]) {
      Object.assign(world.record as Evidence, more);
      await checkEvidence('the-key', clean);
    }
    expect(world.moves).toHaveLength(2);
  });

  it('waits for the tick when the upload is lost', async () => {
    world.upload = undefined;
    await checkEvidence('the-key', clean);
    expect([world.record?.status, world.discarded]).toEqual(['uploaded', 0]);
  });
});

it('hears S3 and the tick in the same words, and gives back what it could not read', async () => {
  const record = (messageId: string, body: string) => ({ messageId, body }) as never;
  const event = { Records: [record('1', JSON.stringify({ detail: { object: { key: 'the-key', size: 1 } } })), record('2', '{}')] };
  expect(await handler(event, { getRemainingTimeInMillis: () => 1 } as never, () => {})).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  expect(world.record?.status).toBe('checked');
});
