import type { AnswerOf } from '../../../shared/api/routes.ts';

export type Form = AnswerOf<'GET', '/reporting/{cycle}/{window}/{unit}'>;
export type Cell = Form['asked'][number];
export type AskedFigure = Form['figures'][number];

export interface FormPath {
  cycle: string;
  window: string;
  unit: string;
}

export const isOpen = ({ submission: { status } }: Form): boolean => status === 'open' || status === 'returned';
export const cellKey = ({ figure, month }: Pick<Cell, 'figure' | 'month'>): string => `${figure}|${month}`;
