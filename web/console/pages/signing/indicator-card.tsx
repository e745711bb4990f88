import type { Form } from '../reporting/use-form.ts';
import type { Light } from './in-order.ts';
import { useSigningWords } from './texts.ts';

interface Props {
  indicator: Form['indicators'][number];
  light: Light;
  /** Cells of the form that its figures are in. */
  cells: Form['asked'];
}

/** One indicator as a leader reads it: how far it is off, and what the reporter says about it. */
export const IndicatorCard = ({ indicator, light, cells }: Props) => {
  const words = useSigningWords();
  const { name, value, expected, target, deviation, unitOfMeasure = '' } = indicator;
  const amounts = { value, expected, target } as const;
  const said = cells.filter(({ reason, measures }) => reason !== undefined || measures !== undefined);
  return (
    <li className={`indicator ${light}`}>
      <h3>
        {name} <span className={`tag ${light === 'none' ? '' : light}`}>{words(light)}</span>
      </h3>
      <p className="number">
        {(['value', 'expected', 'target'] as const)
          .flatMap((key) => (amounts[key] === undefined ? [] : [words(key, { value: `${amounts[key]} ${unitOfMeasure}`.trim() })]))
          .concat(deviation === undefined ? [] : [words('deviation', { value: deviation })])
          .join(' · ')}
      </p>
      {said.map(({ figure, month, reason, measures }) => (
        <p key={`${figure}-${month}`}>
          {reason === undefined ? null : words('reason', { text: reason })} {measures === undefined ? null : words('measures', { text: measures })}
        </p>
      ))}
      {light === 'red' && said.length === 0 ? <p className="wrong">{words('unexplained')}</p> : null}
    </li>
  );
};
