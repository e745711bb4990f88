import type { Evidence } from '#domain/reporting/evidence.ts';

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const anEvidence = (more: Partial<Evidence> = {}): Evidence => ({
  county: '330798',
  cycle: '2026',
  unit: 'U001',
  id: '9f86d081884c7d65-1',
  name: '验收单.pdf',
  type: 'pdf',
  size: 1234,
  sha256,
  secret: 'secret',
  status: 'checked',
  supports: [{ window: '2026H1', figure: '办件量', month: '2026-03' }],
  by: 'li',
  on: '2026-07-03',
  rev: 3,
  ...more,
});
