import type { SourceSettings } from '#domain/ingestion/source.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { filled } from '../../parts/filled.ts';

export type Source = AnswerOf<'GET', '/ingestion/sources'>['sources'][number];
type Settings = typeof SourceSettings._zod.input;

/** Words of a list that people separate as they are used to. */
export const listed = (text: string): string[] =>
  text
    .split(/[、,,;;\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** What is said of a source without who said it. */
export const settingsOf = ({ name, owner, figures, precedence, tolerance, arrival, embargoes, pull }: Source): Settings => ({
  ...{ name, owner, figures, precedence, tolerance, embargoes },
  ...(arrival === undefined ? {} : { arrival }),
  ...(pull === undefined ? {} : { pull }),
});

/** The settings with what a person typed; what no field shows stays. */
export const typedInto = (before: Settings | undefined, values: Readonly<Record<string, string>>): Settings => {
  const { every = '', percent = '', absolute = '' } = values;
  const { arrival: _, ...kept } = before ?? { embargoes: [] };
  return {
    ...kept,
    name: values['name'] ?? '',
    owner: { ...before?.owner, name: values['owner.name'] ?? '' },
    precedence: Number(values['precedence']),
    tolerance: filled({ percent, absolute }),
    figures: listed(values['figures'] ?? ''),
    ...(every === '' || every === 'none'
      ? {}
      : {
          arrival: {
            every: every as NonNullable<Settings['arrival']>['every'],
            monthsAfter: Number(values['monthsAfter'] || '1'),
            fromDay: Number(values['fromDay'] || Number.NaN),
            toDay: Number(values['toDay'] || Number.NaN),
          },
        }),
  };
};

/** 自动采集 as it was typed. */
export const typedPull = (values: Readonly<Record<string, string>>): NonNullable<Settings['pull']> => {
  const { figure = '', credential = '' } = values;
  const field = values['fields.figure'] ?? '';
  return {
    address: values['address'] ?? '',
    format: values['format'] as 'json' | 'csv',
    rowsAt: values['rowsAt'] ?? '',
    fields: {
      unit: values['fields.unit'] ?? '',
      period: values['fields.period'] ?? '',
      value: values['fields.value'] ?? '',
      ...(field === '' ? {} : { figure: field }),
    },
    ...filled({ figure, credential }),
    days: listed(values['days'] ?? '').map(Number),
  };
};
