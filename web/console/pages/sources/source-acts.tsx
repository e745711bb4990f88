import { Frequency } from '#domain/schemes/indicator.ts';
import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { useAct } from '../../parts/use-act.ts';
import { type Source, settingsOf, typedInto, typedPull } from './settings.ts';
import { useSourceWords } from './texts.ts';

const useFields = (source: Source | undefined): FormField[] => {
  const words = useSourceWords();
  const { arrival } = source ?? {};
  const every = (['none', ...Frequency.options] as const).map((value) => ({ value, label: words(`every.${value}`) }));
  return [
    { name: 'name', label: words('name'), kind: 'text', start: source?.name ?? '' },
    { name: 'owner.name', label: words('owner'), kind: 'text', start: source?.owner.name ?? '' },
    { name: 'precedence', label: words('precedenceHint'), kind: 'decimal', start: String(source?.precedence ?? '') },
    { name: 'percent', label: words('percent'), kind: 'decimal', optional: true, start: source?.tolerance.percent ?? '' },
    { name: 'absolute', label: words('absolute'), kind: 'decimal', optional: true, start: source?.tolerance.absolute ?? '' },
    { name: 'figures', label: words('figures'), kind: 'text', optional: true, start: source?.figures.join('、') ?? '' },
    { name: 'every', label: words('every'), kind: 'choice', choices: every, start: arrival?.every ?? 'none' },
    { name: 'monthsAfter', label: words('monthsAfter'), kind: 'decimal', optional: true, start: String(arrival?.monthsAfter ?? '') },
    { name: 'fromDay', label: words('fromDay'), kind: 'decimal', optional: true, start: String(arrival?.fromDay ?? '') },
    { name: 'toDay', label: words('toDay'), kind: 'decimal', optional: true, start: String(arrival?.toDay ?? '') },
  ];
};

/** Registers a source. */
export const AddSource = () => {
  const words = useSourceWords();
  const put = useAct('PUT', '/ingestion/sources/{source}');
  const fields = useFields(undefined);
  return (
    <ActForm
      look="primary"
      label={words('add')}
      fields={[{ name: 'source', label: words('id'), kind: 'text' }, ...fields]}
      said={words('kept')}
      act={({ source = '', ...values }) => put.mutateAsync({ params: { source }, body: typedInto(undefined, values) })}
    />
  );
};

/** Changes what is said of a source, as it was seen. */
export const ChangeSource = ({ source }: { source: Source }) => {
  const words = useSourceWords();
  const put = useAct('PUT', '/ingestion/sources/{source}');
  const fields = useFields(source);
  return (
    <ActForm
      label={words('change')}
      title={words('changeOf', { name: source.name })}
      fields={fields}
      said={words('kept')}
      act={(values) => put.mutateAsync({ params: { source: source.id }, body: typedInto(settingsOf(source), values), ifMatch: source.rev })}
    />
  );
};

/** 自动采集: where, when, and how its fields are called. */
export const SetPull = ({ source }: { source: Source }) => {
  const words = useSourceWords();
  const put = useAct('PUT', '/ingestion/sources/{source}');
  const { pull } = source;
  const formats = ['json', 'csv'].map((value) => ({ value, label: value.toUpperCase() }));
  return (
    <ActForm
      label={words('pullSet')}
      title={words('pullSetOf', { name: source.name })}
      says={words('pullSays')}
      fields={[
        { name: 'address', label: words('address'), kind: 'text', start: pull?.address ?? '' },
        { name: 'format', label: words('format'), kind: 'choice', choices: formats, start: pull?.format ?? 'json' },
        { name: 'rowsAt', label: words('rowsAt'), kind: 'text', optional: true, start: pull?.rowsAt ?? '' },
        { name: 'fields.unit', label: words('unitField'), kind: 'text', start: pull?.fields.unit ?? '' },
        { name: 'fields.figure', label: words('figureField'), kind: 'text', optional: true, start: pull?.fields.figure ?? '' },
        { name: 'figure', label: words('figure'), kind: 'text', optional: true, start: pull?.figure ?? '' },
        { name: 'fields.period', label: words('periodField'), kind: 'text', start: pull?.fields.period ?? '' },
        { name: 'fields.value', label: words('valueField'), kind: 'text', start: pull?.fields.value ?? '' },
        { name: 'credential', label: words('credential'), kind: 'text', optional: true, start: pull?.credential ?? '' },
        { name: 'days', label: words('days'), kind: 'text', start: pull?.days.join('、') ?? '' },
      ]}
      said={words('kept')}
      act={(values) => put.mutateAsync({ params: { source: source.id }, body: { ...settingsOf(source), pull: typedPull(values) }, ifMatch: source.rev })}
    />
  );
};
