import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { filled } from '../../parts/filled.ts';
import { usePolicy } from '../../parts/papers.ts';
import { useUnitChoices } from '../../parts/unit-choices.ts';
import { useAct } from '../../parts/use-act.ts';
import { useLedgerWords } from './texts.ts';

const useVetoes = (): { value: string; label: string }[] => {
  const { vetoes = [] } = usePolicy() ?? {};
  return vetoes.map(({ code, name }) => ({ value: code, label: `${name}(${code})` }));
};

/** The three ways of entering something: marks, a veto fact, an exception; each with its document. */
export const Adding = ({ cycle, next, today }: { cycle: string; next: string; today: string }) => {
  const words = useLedgerWords();
  const add = useAct('POST', '/ledger/{cycle}');
  const vetoes = useVetoes();
  const params = { cycle };
  const id: FormField = { name: 'id', label: words('id'), kind: 'text', start: next };
  const unit: FormField = { name: 'unit', label: words('unit'), kind: 'choice', choices: useUnitChoices() };
  const matter: FormField = { name: 'matter', label: words('matter'), kind: 'long' };
  const date: FormField = { name: 'date', label: words('date'), kind: 'date', start: today };
  const document: FormField = { name: 'document', label: words('document'), kind: 'text' };
  const said = words('added');
  const kinds = (['bonus', 'deduction'] as const).map((value) => ({ value, label: words(`kind.${value}`) }));
  const states = (['pending', 'not-applicable', 'exempted'] as const).map((value) => ({ value, label: words(`kind.${value}`) }));
  return (
    <>
      <ActForm
        look="primary"
        label={words('addChange')}
        fields={[
          id,
          unit,
          { name: 'kind', label: words('kind'), kind: 'choice', choices: kinds, start: 'bonus' },
          matter,
          { name: 'marks', label: words('marksHint'), kind: 'decimal', optional: true },
          { name: 'on', label: words('onHint'), kind: 'text', optional: true },
          { name: 'level', label: words('level'), kind: 'text', optional: true },
          date,
          document,
        ]}
        said={said}
        act={({ id: number = '', unit: of = '', kind, matter: what = '', marks = '', on = '', level = '', date: day = '', document: by = '' }) =>
          add.mutateAsync({
            params,
            body: {
              id: number,
              content: {
                type: 'adjustment',
                adjustment: {
                  id: number,
                  unit: of,
                  kind: kind === 'deduction' ? 'deduction' : 'bonus',
                  matter: what,
                  date: day,
                  document: by,
                  ...filled({ marks, on, level }),
                },
              },
            },
          })
        }
      />
      {vetoes.length === 0 ? null : (
        <ActForm
          label={words('addVeto')}
          fields={[id, unit, { name: 'veto', label: words('veto'), kind: 'choice', choices: vetoes }, matter, date, document]}
          said={said}
          act={({ id: number = '', unit: of = '', veto = '', matter: what = '', date: day = '', document: by = '' }) =>
            add.mutateAsync({
              params,
              body: {
                id: number,
                content: { type: 'adjustment', adjustment: { id: number, unit: of, kind: 'veto', veto, matter: what, date: day, document: by } },
              },
            })
          }
        />
      )}
      <ActForm
        label={words('addException')}
        fields={[
          id,
          unit,
          { name: 'indicator', label: words('indicator'), kind: 'text' },
          { name: 'state', label: words('kind'), kind: 'choice', choices: states },
          { name: 'months', label: words('months'), kind: 'text', optional: true },
          { name: 'basis', label: words('basis'), kind: 'long' },
          document,
        ]}
        said={said}
        act={({ id: number = '', unit: of = '', indicator = '', state, months = '', basis = '', document: by = '' }) => {
          const some = months.split(/[、,,\s]+/).filter((each) => each !== '');
          return add.mutateAsync({
            params,
            body: {
              id: number,
              content: {
                type: 'exception',
                exception: {
                  unit: of,
                  indicator,
                  state: state as 'pending' | 'not-applicable' | 'exempted',
                  basis,
                  document: by,
                  ...(some.length === 0 ? {} : { months: some }),
                },
              },
            },
          });
        }}
      />
    </>
  );
};
