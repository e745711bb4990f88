import { Button, Input } from 'antd';
import type { Problem } from '#domain/problems/problem.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { useTargetWords } from './texts.ts';

export type UnitTargets = AnswerOf<'GET', '/targets/{cycle}/{unit}'>;
export type Target = UnitTargets['lines'][number];
export type Refused = AnswerOf<'PUT', '/targets/{cycle}/{unit}'>['refused'][number];

/** A line as it is typed: empty texts are not given. */
export interface TypedTarget {
  target: string;
  baseline: string;
  /** File that the baseline is from; empty: last year's result. */
  file: string;
  milestones: readonly { month: string; value: string }[];
}

interface Props {
  line: Target;
  /** What is typed; undefined where nothing may be typed. */
  typed: TypedTarget | undefined;
  type: (value: TypedTarget) => void;
  refused: Refused | undefined;
}

const Reasons = ({ problems }: { problems: readonly Problem[] }) =>
  problems.length === 0 ? null : (
    <ul role="alert" className="wrong">
      {problems.map(({ path, message }) => (
        <li key={`${path}-${message}`}>{message}</li>
      ))}
    </ul>
  );

interface Writing {
  line: Target;
  typed: TypedTarget;
  type: Props['type'];
  problems: readonly Problem[];
}

const Baseline = ({ line: { name, unitOfMeasure, needs }, typed, type, problems }: Writing) => {
  const words = useTargetWords();
  if (!needs.baseline && typed.baseline === '') return '—';
  return (
    <>
      <Input
        aria-label={words('baselineOf', { indicator: name })}
        inputMode="decimal"
        value={typed.baseline}
        suffix={unitOfMeasure}
        status={problems.length === 0 ? '' : 'error'}
        onChange={({ target }) => type({ ...typed, baseline: target.value })}
      />
      <Input
        aria-label={words('fileOf', { indicator: name })}
        placeholder={words('fromLastYear')}
        maxLength={80}
        value={typed.file}
        onChange={({ target }) => type({ ...typed, file: target.value })}
      />
      <Reasons problems={problems} />
    </>
  );
};

const Milestones = ({ line: { name }, typed, type, problems }: Writing) => {
  const words = useTargetWords();
  const { milestones } = typed;
  const put = (next: TypedTarget['milestones']) => type({ ...typed, milestones: next });
  const change = (at: number, part: Partial<TypedTarget['milestones'][number]>) =>
    put(milestones.map((each, place) => (place === at ? { ...each, ...part } : each)));
  return (
    <>
      {milestones.map(({ month, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a milestone is known by its place, which the API's problems name too
        <div key={at} className="milestone">
          <Input
            type="month"
            aria-label={words('monthOf', { indicator: name, n: at + 1 })}
            value={month}
            onChange={({ target }) => change(at, { month: target.value })}
          />
          <Input
            inputMode="decimal"
            aria-label={words('amountOf', { indicator: name, n: at + 1 })}
            value={value}
            onChange={({ target }) => change(at, { value: target.value })}
          />
          <Button
            size="small"
            aria-label={words('removeOf', { indicator: name, n: at + 1 })}
            onClick={() => put(milestones.filter((_, place) => place !== at))}
          >
            {words('remove')}
          </Button>
        </div>
      ))}
      <Reasons problems={problems} />
      {milestones.length < 12 ? (
        <Button size="small" aria-label={words('addOf', { indicator: name })} onClick={() => put([...milestones, { month: '', value: '' }])}>
          {words('add')}
        </Button>
      ) : null}
    </>
  );
};

/** Of which part of a line a problem is. */
const partOf = ({ path }: Problem): 'baseline' | 'milestones' | 'target' =>
  path.includes('.milestones') ? 'milestones' : path.includes('.baseline') ? 'baseline' : 'target';

/** One indicator: what it was last year, from where it starts, and where it shall be. */
export const Line = ({ line, typed, type, refused }: Props) => {
  const [words, language] = [useTargetWords(), useLanguage()];
  const listed = useListed();
  const { indicator, name, unitOfMeasure, needs, lastYear, baseline, target, milestones, bound } = line;
  const problems = (part: ReturnType<typeof partOf>) => (refused?.problems ?? []).filter((problem) => partOf(problem) === part);
  return (
    <tr>
      <th scope="row">
        {name} <small className="soft">{indicator}</small>
      </th>
      <td className="right number">{lastYear ?? <span className="soft">{words('noLastYear')}</span>}</td>
      <td className={typed === undefined ? 'right number' : ''}>
        {typed !== undefined ? (
          <Baseline line={line} typed={typed} type={type} problems={problems('baseline')} />
        ) : baseline === undefined ? (
          '—'
        ) : (
          <>
            {baseline.value}
            <span className="line soft">{baseline.source.from === 'file' ? baseline.source.name : words('fromYear', { year: baseline.source.cycle })}</span>
          </>
        )}
      </td>
      <td>
        {typed === undefined ? (
          <span className="number">{target === undefined ? '—' : `${target} ${unitOfMeasure}`}</span>
        ) : (
          <Input
            aria-label={words('targetOf', { indicator: name })}
            inputMode="decimal"
            value={typed.target}
            suffix={unitOfMeasure}
            status={problems('target').length === 0 ? '' : 'error'}
            onChange={(event) => type({ ...typed, target: event.target.value })}
          />
        )}
        {needs.target && (typed?.target ?? target ?? '') === '' ? <p className="amber-text">{words('needed')}</p> : null}
        {bound === undefined ? null : <p className="soft">{words('bound', { value: bound.value, title: bound.title })}</p>}
        <Reasons problems={problems('target')} />
      </td>
      <td className={typed === undefined ? 'number' : ''}>
        {typed === undefined ? (
          listed(milestones.map(({ month, value }) => words('milestone', { month: monthText(month, language), value }))) || '—'
        ) : (
          <Milestones line={line} typed={typed} type={type} problems={problems('milestones')} />
        )}
      </td>
    </tr>
  );
};
