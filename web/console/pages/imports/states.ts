import type { AnswerOf } from '../../../shared/api/routes.ts';

export type Intake = AnswerOf<'GET', '/ingestion/{cycle}/intakes'>['intakes'][number];

export const tag: Record<Intake['status'], string> = {
  received: 'tag blue',
  checked: 'tag amber',
  refused: 'tag red',
  confirmed: 'tag blue',
  posted: 'tag green',
  withdrawn: 'tag',
};

/** While the system works on a file the page asks again by itself. */
export const underWay = ({ status }: Pick<Intake, 'status'>): boolean => status === 'received' || status === 'confirmed';
export const askEvery = 1500;
