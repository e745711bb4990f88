import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { Plan } from '#domain/schemes/plan.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useSession } from '../../shell/session.tsx';
import { useUnitFileWords } from './texts.ts';

const Units = ({ cycle, plan }: { cycle: string; plan: Pick<Plan, 'units' | 'categories'> }) => {
  const words = useUnitFileWords();
  const [typed, type] = useState('');
  const found = plan.units.filter(({ id, name }) => `${id} ${name}`.includes(typed.trim()));
  return (
    <section className="card" aria-label={words('units')}>
      <p className="soft">{words('unitsSay')}</p>
      <Input.Search aria-label={words('find')} placeholder={words('find')} value={typed} onChange={({ target }) => type(target.value)} />
      {found.length === 0 ? <Empty title={words('nobody')} /> : null}
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words('unit')}</th>
            <th scope="col">{words('category')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ id, name, category }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/units/$cycle/$unit" params={{ cycle, unit: id }}>
                  {name}
                </Link>
              </th>
              <td>{plan.categories.find(({ code }) => code === category)?.name ?? category}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Every unit of the year, to open its file. */
export const UnitList = () => {
  const words = useUnitFileWords();
  const { year = '' } = useSession();
  const plan = useQuery({ ...read('/schemes/{cycle}/plan', { params: { cycle: year } }), enabled: year !== '' });
  const none = <Empty title={words('noUnits')} next={words('noUnitsNext')} />;
  return (
    <>
      <Title>{words('units')}</Title>
      {year === '' ? (
        none
      ) : (
        <Asked query={plan}>{({ body: { document } }) => (document === undefined ? none : <Units cycle={year} plan={document as Plan} />)}</Asked>
      )}
    </>
  );
};
