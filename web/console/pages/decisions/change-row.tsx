import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { Plan } from '#domain/schemes/plan.ts';
import { read } from '../../../shared/api/queries.ts';
import type { DraftChange } from './draft.ts';
import { useDecisionWords } from './texts.ts';

interface Props {
  cycle: string;
  draft: DraftChange;
  units: Plan['units'];
  grades: readonly string[];
  /** What the API says is wrong with a part of it. */
  problemOf: (part: string) => string | undefined;
  change: (draft: DraftChange) => void;
  remove: () => void;
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  choose: (value: string) => void;
}

const Choice = ({ label, value, options, choose }: ChoiceProps) => {
  const words = useDecisionWords();
  return (
    <label>
      {label}
      <select value={value} required onChange={({ target }) => choose(target.value)}>
        <option value="">{words('choose')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
};

/** The unit's indicators with the marks they have now. */
const useIndicators = (cycle: string, unit: string) => {
  const words = useDecisionWords();
  const card = useQuery({ ...read('/scoring/{cycle}/scorecards/{unit}', { params: { cycle, unit } }), enabled: unit !== '' });
  const marks = card.data?.body.marks ?? [];
  return marks.map(({ code, name, awarded, fullMarks }) => ({ value: code, label: words('indicatorNow', { name, marks: awarded ?? '—', full: fullMarks }) }));
};

/** One change: whose, what, to what, why. */
export const ChangeRow = ({ cycle, draft, units, grades, problemOf, change, remove }: Props) => {
  const words = useDecisionWords();
  const indicators = useIndicators(cycle, draft.kind === 'awarded-marks' ? draft.unit : '');
  const set = (part: Partial<DraftChange>) => change({ ...draft, ...part });
  const problems = ['unit', 'indicator', 'marks', 'grade', 'reason'].flatMap((part) => problemOf(part) ?? []);
  return (
    <fieldset className="change">
      <legend>{words(`change.${draft.kind}`)}</legend>
      <Choice
        label={words('unit')}
        value={draft.unit}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        choose={(unit) => set({ unit, indicator: '' })}
      />
      {draft.kind === 'awarded-marks' ? (
        <>
          <Choice label={words('indicator')} value={draft.indicator} options={indicators} choose={(indicator) => set({ indicator })} />
          <label>
            {words('marks')}
            <Input inputMode="decimal" value={draft.marks} onChange={({ target }) => set({ marks: target.value.trim() })} />
          </label>
        </>
      ) : null}
      {draft.kind === 'grade' ? (
        <Choice
          label={words('grade')}
          value={draft.grade}
          options={grades.map((grade) => ({ value: grade, label: grade }))}
          choose={(grade) => set({ grade })}
        />
      ) : null}
      <label className="wide">
        {words('reason')}
        <Input.TextArea rows={2} maxLength={500} value={draft.reason} onChange={({ target }) => set({ reason: target.value })} />
      </label>
      <Button onClick={remove}>{words('remove')}</Button>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="wrong wide">
          {problem}
        </p>
      ))}
    </fieldset>
  );
};
