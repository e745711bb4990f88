import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useTargetWords } from './texts.ts';

const tags = { open: 'tag', proposed: 'tag blue', signed: 'tag amber', returned: 'tag red', agreed: 'tag green' } as const;
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
            <div className="scroll">
              <table className="grid">
                <caption className="out-of-sight">{words('units')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words('unit')}</th>
                    <th scope="col">{words('state')}</th>
                  </tr>
                </thead>
                <tbody>
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
                </tbody>
              </table>
            </div>
          </section>
        )
      }
    </Asked>
  );
};

/** How far every unit is with its targets; what waits for the office comes first. */
export const AllTargetsPage = () => {
  const words = useTargetWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <Lists cycle={cycle} />}</OfYear>
    </>
  );
};
