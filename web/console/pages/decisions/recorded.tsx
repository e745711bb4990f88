import type { Decision } from '#domain/cycles/decision.ts';
import { Day } from '../../parts/day.tsx';
import { MarkLink, UnitLink } from '../../parts/unit-link.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useDecisionWords } from './texts.ts';

type Change = Decision['changes'][number];
type Outcome = 'agreed' | 'recompute' | 'passed' | 'sent-back' | 'decided';

const What = ({ change }: { change: Change }) => {
  const words = useDecisionWords();
  if (change.kind === 'tie') return words('change.tie');
  if (change.kind === 'grade') return words('to', { name: words('change.grade'), to: change.grade });
  return (
    <MarkLink unit={change.unit} indicator={change.indicator}>
      {words('to', { name: `${words('change.awarded-marks')} ${change.indicator}`, to: change.marks })}
    </MarkLink>
  );
};

/** A decision as it was recorded: meeting, number, minutes, and what it changed and why. */
export const Recorded = ({ cycle, decision }: { cycle: string; decision: Decision }) => {
  const words = useDecisionWords();
  const unitName = useUnitName(cycle);
  const { kind, meeting, number, date, minutes, outcome, changes, version } = decision;
  return (
    <li className="decision">
      <h3>
        {words(`kind.${kind}`)} <span className="tag blue">{words(`outcome.${outcome as Outcome}`)}</span>
      </h3>
      <p className="soft">
        {meeting} · {number} · <Day day={date} />
        {version !== undefined && <> · {words('onVersion', { version })}</>}
      </p>
      <p className="minutes">{minutes}</p>
      {changes.length === 0 ? (
        <p className="soft">{words('noChanges')}</p>
      ) : (
        <ul className="changed">
          {changes.map((change) => (
            <li key={change.id}>
              <UnitLink unit={change.unit}>{unitName(change.unit)}</UnitLink> · <What change={change} /> · {change.reason}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};
