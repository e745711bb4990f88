import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../http/a-request.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    TICKS_QUEUE_URL: 'ticks.fifo',
    STATE_MACHINES: '{}',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  }),
);

/** The cycles area as a function of that stage loads it. */
const inStage = async (stage: string) => {
  vi.resetModules();
  vi.stubEnv('STAGE', stage);
  return import('../../../functions/cycles/api.ts');
};
afterEach(() => vi.unstubAllEnvs());

describe.each(['global', 'china'])('in the stage %s', (stage) => {
  it('nobody can say which day it is', async () => {
    const { routes, handler } = await inStage(stage);
    expect(routes.filter(({ can }) => can === 'tick')).toEqual([]);
    const { json } = await ask(handler, 'POST', '/cycles/ticks', { body: { day: '2099-01-01' } });
    expect(json).toMatchObject({ status: 404, code: 'no-such-route' });
  });
});

it('in the local stage the office does', async () => {
  const { routes } = await inStage('local');
  expect(routes.filter(({ can }) => can === 'tick').map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /cycles/ticks']);
});
