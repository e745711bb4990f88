import { expect, it, vi } from 'vitest';
import { logger } from '#platform/observe/logger.ts';
import { handler } from '../../../functions/access/alarm-on-change.ts';

vi.hoisted(() => Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT' }));
const counted = vi.hoisted(() => vi.fn());
vi.mock('#platform/observe/metrics.ts', () => ({ countMetric: counted }));

const record = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', sk: string) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: '330799#2026' }, sk: { S: sk } }, OldImage: { reason: { S: '某人的事' } } },
});

it('counts and names every audit entry that was changed or removed, and nothing of what stood in it', async () => {
  const error = vi.spyOn(logger, 'error');
  await handler({ Records: [record('INSERT', 'a'), record('MODIFY', 'b'), record('REMOVE', 'c')] });
  expect(error.mock.calls).toEqual([
    ['AUDIT_CHANGED', { event: 'MODIFY', key: '330799#2026/b' }],
    ['AUDIT_CHANGED', { event: 'REMOVE', key: '330799#2026/c' }],
  ]);
  expect(counted).toHaveBeenCalledExactlyOnceWith('AuditEntriesChanged', 2);
});

it('is silent about new entries', async () => {
  counted.mockClear();
  await handler({ Records: [record('INSERT', 'a')] });
  expect(counted).not.toHaveBeenCalled();
});
