import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Attention } from '#domain/results/attention.ts';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { DaysLeft } from '../../parts/days-left.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { holds, useSession } from '../../shell/session.tsx';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { useOverviewWords } from './texts.ts';

const useSentence = () => {
  const [words, language] = [useOverviewWords(), useLanguage()];
  return (matter: Attention): string => {
    switch (matter.kind) {
      case 'meeting':
        return words('matter.meeting', { kind: words(`kind.${matter.decision}`), due: dayText(matter.due, language) });
      case 'tie':
        return words('matter.tie', { category: matter.category, count: matter.units.length });
      case 'late':
        return words('matter.late', { count: matter.count });
      case 'red':
        return words('matter.red', { count: matter.count, lights: matter.lights });
      case 'veto':
        return words('matter.veto', { count: matter.units.length });
      case 'weak':
        return words('matter.weak', { goal: matter.goal, category: matter.category, percent: matter.percent });
    }
  };
};

const Units = ({ cycle, units }: { cycle: string; units: readonly string[] }) => {
  const unitName = useUnitName(cycle);
  const between = useListed()(['', '']);
  return (
    <p className="soft">
      {units.map((unit, at) => (
        <span key={unit}>
          {at === 0 ? '' : between}
          <UnitLink unit={unit}>{unitName(unit)}</UnitLink>
        </span>
      ))}
    </p>
  );
};

const Matter = ({ cycle, matter }: { cycle: string; matter: Attention }) => {
  const words = useOverviewWords();
  const sentence = useSentence();
  const seesYear = holds(useSession(), ['office-clerk', 'office-head']);
  return (
    <li className="matter">
      <h3>
        {sentence(matter)} {matter.kind === 'meeting' ? <DaysLeft days={matter.workingDays} /> : null}
      </h3>
      {matter.kind === 'meeting' ? <Link to="/decisions">{words('toDecisions')}</Link> : <Units cycle={cycle} units={matter.units} />}
      {matter.kind === 'late' && seesYear ? <Link to="/year">{words('toYear')}</Link> : null}
    </li>
  );
};

/** At most three things to look at. */
export const Matters = ({ cycle }: { cycle: string }) => {
  const words = useOverviewWords();
  const attention = useQuery(read('/scoring/{cycle}/attention', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="matters">
      <h2 id="matters">{words('matters')}</h2>
      <Asked query={attention}>
        {({ body: { matters } }) =>
          matters.length === 0 ? (
            <p className="soft">{words('mattersNone')}</p>
          ) : (
            <ol className="matters">
              {matters.map((matter) => (
                <Matter key={JSON.stringify(matter)} cycle={cycle} matter={matter} />
              ))}
            </ol>
          )
        }
      </Asked>
    </section>
  );
};
