import { Input } from 'antd';
import { groupsOf } from '#domain/projects/form.ts';
import type { Sheet } from '#domain/projects/side-by-side.ts';
import { Grid } from '../../parts/grid.tsx';
import { type AnswerTexts, rowOf } from './answers.ts';
import { IndicatorRow } from './indicator-row.tsx';
import type { Scoring, Step } from './scoring.ts';
import { useProjectWords } from './texts.ts';
import type { WholeEvaluation } from './use-answers.ts';

interface Props extends Pick<WholeEvaluation, 'project' | 'form' | 'evaluation'> {
  sheet: Sheet;
  typed: AnswerTexts;
  type: ((texts: AnswerTexts) => void) | undefined;
  scoring: Scoring | undefined;
  /** Steps whose scores are there already. */
  shown: readonly Step[];
}

type Columns = readonly ('self' | Step)[];

/** 预算执行率: marks by the rate alone. */
const Execution = ({ form, sheet, typed, type, columns }: Pick<Props, 'form' | 'sheet' | 'typed' | 'type'> & { columns: Columns }) => {
  const words = useProjectWords();
  const { name, marks } = form.execution;
  const parts = [
    ['executionReason', 'deviationReason', 'reasonOf'],
    ['executionMeasures', 'measures', 'measuresOf'],
  ] as const;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>—</td>
      <td className="right number">{marks}</td>
      <td className="number">{sheet.execution === undefined ? '—' : `${sheet.execution.rate}%`}</td>
      {columns.map((column) => (
        <td key={column} className="right number">
          {sheet.execution?.marks ?? '—'}
        </td>
      ))}
      <td className="form-why">
        {parts.map(([part, label, of]) =>
          type === undefined ? (
            typed[part] === '' ? null : (
              <p key={part}>
                {words(label)}:{typed[part]}
              </p>
            )
          ) : (
            <Input.TextArea
              key={part}
              autoSize
              maxLength={500}
              aria-label={words(of, { indicator: name })}
              placeholder={words(label)}
              value={typed[part]}
              onChange={({ target }) => type({ ...typed, [part]: target.value })}
            />
          ),
        )}
      </td>
    </tr>
  );
};

/** The indicators of the form with the scores of all steps side by side, and what they come to. */
export const IndicatorTable = ({ project, form, evaluation, sheet, typed, type, scoring, shown }: Props) => {
  const words = useProjectWords();
  const steps = (['review', 'final'] as const).filter((step) => shown.includes(step) || scoring?.step === step);
  const columns: Columns = ['self', ...steps];
  const groups = new Map(groupsOf(form).map((group) => [group.code, group.name]));
  const width = 5 + columns.length;
  return (
    <section className="card" aria-labelledby="indicators">
      <h2 id="indicators">{words('indicators')}</h2>
      <Grid
        caption={words('indicators')}
        heads={[
          words('indicator'),
          words('target'),
          { right: words('marks') },
          words('actual'),
          ...columns.map((column) => ({ right: words(column) })),
          words('why'),
        ]}
      >
        <Execution form={form} sheet={sheet} typed={typed} type={type} columns={columns} />
        {form.sections.flatMap((section) => {
          const own = new Set(section.groups.map(({ code }) => code));
          return [
            <tr key={section.code} className="form-section">
              <th scope="rowgroup" colSpan={width}>
                {section.name} <span className="soft number">{section.marks}</span>
              </th>
            </tr>,
            ...project.indicators
              .filter(({ group }) => own.has(group))
              .map((indicator) => (
                <IndicatorRow
                  key={indicator.code}
                  indicator={indicator}
                  group={groups.get(indicator.group) ?? ''}
                  form={form}
                  row={evaluation.rows.find((row) => row.indicator === indicator.code) ?? { indicator: indicator.code }}
                  line={sheet.lines.find((line) => line.indicator === indicator.code)}
                  texts={rowOf(typed, indicator.code)}
                  type={
                    type === undefined
                      ? undefined
                      : (part) => type({ ...typed, rows: { ...typed.rows, [indicator.code]: { ...rowOf(typed, indicator.code), ...part } } })
                  }
                  scoring={scoring}
                  shown={shown}
                />
              )),
          ];
        })}
        <tr className="form-total">
          <th scope="row" colSpan={2}>
            {words('totals')}
          </th>
          <td className="right number">100</td>
          <td />
          {columns.map((column) => {
            const stage = sheet[column];
            return (
              <td key={column} className="right number">
                {stage === undefined ? <span className="soft">{words('incomplete')}</span> : <strong>{words('totalIs', { ...stage })}</strong>}
              </td>
            );
          })}
          <td />
        </tr>
      </Grid>
    </section>
  );
};
