import { columnName, type MergedRange } from '#domain/ingestion/cell.ts';
import type { ProjectIndicator } from './indicator.ts';
import type { fundSources } from './money.ts';

/** What an unlocked cell of the workbook holds. */
export type Answer =
  | { of: 'executed'; source: (typeof fundSources)[number] }
  | { of: 'execution' }
  | { of: 'goal' }
  | { of: 'actual' | 'self' | 'explanation'; indicator: ProjectIndicator };

/** A cell of the form: `locked` is told by the system and must come back as it was; `computed` is told and never read; an answer is the unit's. */
export interface FormCell {
  row: number;
  /** From 1. */
  column: number;
  text: string;
  holds: 'locked' | 'computed' | Answer;
  /** Texts that the cell may have. */
  choices?: readonly string[];
}

export interface FormLayout {
  sheet: string;
  cells: FormCell[];
  merges: MergedRange[];
  /** Rows in all; the columns are always A to K. */
  rows: number;
}

export const addressOf = ({ row, column }: Pick<FormCell, 'row' | 'column'>): string => `${columnName(column - 1)}${row}`;

const plain = /^-?\d+(\.\d+)?$/;

/** Whether a workbook holds the cell as a number: all that is one and that its 15 digits can hold, but no text of people. */
export const isNumeric = ({ text, holds }: FormCell): boolean =>
  plain.test(text) && text.replaceAll(/\D/g, '').length <= 15 && (typeof holds === 'string' || holds.of !== 'goal');
