import { Input } from 'antd';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { useTargetWords } from './texts.ts';

export type UnitTargets = AnswerOf<'GET', '/targets/{cycle}/{unit}'>;
export type Target = UnitTargets['lines'][number];
export type Refused = AnswerOf<'PUT', '/targets/{cycle}/{unit}'>['refused'][number];

interface Props {
  line: Target;
  /** What is typed; undefined where nothing may be typed. */
  typed: string | undefined;
  type: (value: string) => void;
  refused: Refused | undefined;
}

/** One indicator: what it was last year, from where it starts, and where it shall be. */
export const Line = ({ line, typed, type, refused }: Props) => {
  const [words, language] = [useTargetWords(), useLanguage()];
  const listed = useListed();
  const { indicator, name, unitOfMeasure, needs, lastYear, baseline, target, milestones, bound } = line;
  return (
    <tr>
      <th scope="row">
        {name} <small className="soft">{indicator}</small>
      </th>
      <td className="right number">{lastYear ?? <span className="soft">{words('noLastYear')}</span>}</td>
      <td className="right number">{baseline?.value ?? '—'}</td>
      <td>
        {typed === undefined ? (
          <span className="number">{target === undefined ? '—' : `${target} ${unitOfMeasure}`}</span>
        ) : (
          <Input
            aria-label={words('targetOf', { indicator: name })}
            inputMode="decimal"
            value={typed}
            suffix={unitOfMeasure}
            status={refused === undefined ? '' : 'error'}
            onChange={(event) => type(event.target.value)}
          />
        )}
        {needs.target && (typed ?? target ?? '') === '' ? <p className="amber-text">{words('needed')}</p> : null}
        {bound === undefined ? null : <p className="soft">{words('bound', { value: bound.value, title: bound.title })}</p>}
        {refused === undefined ? null : (
          <ul role="alert" className="wrong">
            {refused.problems.map(({ path, message }) => (
              <li key={`${path}-${message}`}>{message}</li>
            ))}
          </ul>
        )}
      </td>
      <td className="number">{listed(milestones.map(({ month, value }) => words('milestone', { month: monthText(month, language), value }))) || '—'}</td>
    </tr>
  );
};
