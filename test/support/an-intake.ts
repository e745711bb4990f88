import type { Intake } from '#domain/ingestion/intake.ts';

export const anIntake = (more: Partial<Intake> = {}): Intake => ({
  county: '330798',
  cycle: '2026',
  id: 'abcdef',
  source: 'finance',
  name: '3月财政数据.csv',
  key: 'uploads/330798/2026/finance/abcdef',
  hash: 'abcdef',
  bytes: 120,
  via: 'upload',
  by: 'li',
  receivedOn: '2026-08-03',
  status: 'received',
  run: 1,
  attempt: 1,
  conversions: 'ask',
  rev: 1,
  ...more,
});
