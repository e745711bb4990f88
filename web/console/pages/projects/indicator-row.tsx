import { Input, Select } from 'antd';
import type { EvaluationRow } from '#domain/projects/evaluation.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import type { ProjectIndicator } from '#domain/projects/indicator.ts';
import type { Line } from '#domain/projects/side-by-side.ts';
import type { RowTexts } from './answers.ts';
import type { Scoring, Step } from './scoring.ts';
import { useProjectWords } from './texts.ts';

interface Props {
  indicator: ProjectIndicator;
  group: string;
  form: ProjectForm;
  row: EvaluationRow;
  line: Line | undefined;
  texts: RowTexts;
  /** Where the unit may type. */
  type: ((part: Partial<RowTexts>) => void) | undefined;
  scoring: Scoring | undefined;
  /** Scores that are there already. */
  shown: readonly Step[];
}

const Actual = ({ indicator, form, texts, type }: Pick<Props, 'indicator' | 'form' | 'texts' | 'type'>) => {
  const words = useProjectWords();
  const { name, nature, unitOfMeasure } = indicator;
  if (type === undefined) return texts.actual === '' ? '—' : `${texts.actual}${unitOfMeasure ?? ''}`;
  const label = words('actualOf', { indicator: name });
  if (nature !== '定性') {
    return (
      <Input aria-label={label} inputMode="decimal" value={texts.actual} suffix={unitOfMeasure} onChange={({ target }) => type({ actual: target.value })} />
    );
  }
  return (
    <Select
      aria-label={label}
      value={texts.actual === '' ? undefined : texts.actual}
      options={form.levels.map((level) => ({ value: level.name, label: level.name }))}
      onChange={(actual: string) => type({ actual })}
    />
  );
};

const SelfScore = ({ indicator, line, texts, type }: Pick<Props, 'indicator' | 'line' | 'texts' | 'type'>) => {
  const words = useProjectWords();
  if (type === undefined) return line?.self ?? '—';
  return (
    <Input
      aria-label={words('selfOf', { indicator: indicator.name })}
      inputMode="decimal"
      value={texts.self}
      placeholder={line?.computed === undefined ? '' : `${words('selfAuto')} ${line.computed}`}
      onChange={({ target }) => type({ self: target.value })}
    />
  );
};

const StepScore = ({ indicator, line, scoring, step, shown }: Pick<Props, 'indicator' | 'line' | 'scoring' | 'shown'> & { step: Step }) => {
  const words = useProjectWords();
  if (scoring?.step !== step) return shown.includes(step) ? (line?.[step] ?? '—') : '';
  return (
    <Input
      aria-label={words(`${step}Of`, { indicator: indicator.name })}
      inputMode="decimal"
      value={scoring.of(indicator.code).marks}
      onChange={({ target }) => scoring.type(indicator.code, { marks: target.value })}
    />
  );
};

const Why = ({ indicator, row, texts, type, scoring }: Pick<Props, 'indicator' | 'row' | 'texts' | 'type' | 'scoring'>) => {
  const words = useProjectWords();
  const { code, name } = indicator;
  if (type !== undefined) {
    return (
      <>
        {(['reason', 'measures'] as const).map((part) => (
          <Input.TextArea
            key={part}
            autoSize
            maxLength={500}
            aria-label={words(`${part}Of`, { indicator: name })}
            placeholder={words(part === 'reason' ? 'deviationReason' : 'measures')}
            value={texts[part]}
            onChange={({ target }) => type({ [part]: target.value })}
          />
        ))}
      </>
    );
  }
  return (
    <>
      {texts.reason === '' ? null : (
        <p>
          {words('deviationReason')}:{texts.reason}
        </p>
      )}
      {texts.measures === '' ? null : (
        <p>
          {words('measures')}:{texts.measures}
        </p>
      )}
      {row.reviewReason === undefined ? null : <p className="amber-text">{words('reviewSaid', { reason: row.reviewReason })}</p>}
      {row.finalReason === undefined ? null : <p className="amber-text">{words('finalSaid', { reason: row.finalReason })}</p>}
      {scoring === undefined ? null : (
        <Input
          aria-label={words(`${scoring.step}ReasonOf`, { indicator: name })}
          placeholder={words('stepReason')}
          maxLength={500}
          value={scoring.of(code).reason}
          onChange={({ target }) => scoring.type(code, { reason: target.value })}
        />
      )}
    </>
  );
};

/** One 三级指标: what was aimed at, what was reached, and all its scores side by side. */
export const IndicatorRow = (props: Props) => {
  const words = useProjectWords();
  const { indicator, group, line, shown, scoring } = props;
  const { name, nature, target, unitOfMeasure = '', marks } = indicator;
  return (
    <tr>
      <th scope="row">
        {name} <small className="soft">{group}</small>
      </th>
      <td>{nature === '定性' ? target : `${nature} ${target}${unitOfMeasure}`}</td>
      <td className="right number">{marks}</td>
      <td className="form-entry">
        <Actual {...props} />
        {line?.deviation === undefined || line.deviation === 'none' ? null : <p className="amber-text">{words(`deviation.${line.deviation}`)}</p>}
      </td>
      <td className="right number form-entry">
        <SelfScore {...props} />
      </td>
      {(['review', 'final'] as const)
        .filter((step) => shown.includes(step) || scoring?.step === step)
        .map((step) => (
          <td key={step} className="right number form-entry">
            <StepScore {...props} step={step} />
          </td>
        ))}
      <td className="form-why">
        <Why {...props} />
      </td>
    </tr>
  );
};
