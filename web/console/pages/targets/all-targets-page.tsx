import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { Changes } from './changes.tsx';
import { tags } from './tags.ts';
import { useTargetWords } from './texts.ts';

const order = ['signed', 'returned', 'open', 'proposed', 'agreed'] as const;

const Lists = ({ cycle }: { cycle: string }) => {
  const words = useTargetWords();
  const unitName = useUnitName(cycle);
  const asked = useQuery(read('/targets/{cycle}', { params: { cycle } }));
  return (
    <Asked query={asked}>
      {({ body: { lists } }) =>
        lists.length === 0 ? (
          <Empty title={words('none')} next={words('noneNext')} />
        ) : (
          <section className="card" aria-label={words('units')}>
            <Grid caption={words('units')} heads={[words('unit'), words('state')]}>
              {[...lists]
                .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.unit.localeCompare(b.unit))
                .map(({ unit, status }) => (
                  <tr key={unit}>
                    <th scope="row">
                      <Link to="/targets/$cycle/$unit" params={{ cycle, unit }}>
                        {unitName(unit)}
                      </Link>
                    </th>
                    <td>
                      <span className={tags[status]}>{words(`is.${status}`)}</span>
                    </td>
                  </tr>
                ))}
            </Grid>
          </section>
        )
      }
    </Asked>
  );
};

/** The targets of the units one reports or signs for. */
const Own = ({ cycle, units }: { cycle: string; units: readonly string[] }) => {
  const unitName = useUnitName(cycle);
  const [only] = units;
  if (units.length === 1 && only !== undefined) return <Navigate to="/targets/$cycle/$unit" params={{ cycle, unit: only }} replace />;
  return (
    <ul className="card">
      {units.map((unit) => (
        <li key={unit}>
          <Link to="/targets/$cycle/$unit" params={{ cycle, unit }}>
            {unitName(unit)}
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** How far every unit is with its targets; what waits for the office comes first. Who acts for a unit is led to its list. */
export const AllTargetsPage = () => {
  const words = useTargetWords();
  const session = useSession();
  const own = unitsHeld(session, ['unit-reporter', 'unit-leader']);
  const may = abilityOf(session.me);
  const all = may.can('read', { type: 'targets' });
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>
        {(cycle) => (
          <>
            {all ? <Lists cycle={cycle} /> : <Own cycle={cycle} units={own} />}
            {may.can('read', { type: 'target-change' }) ? <Changes cycle={cycle} /> : null}
          </>
        )}
      </OfYear>
    </>
  );
};
