import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { ValuesTable } from '../explanation/values-table.tsx';
import { useUnitFileWords } from './texts.ts';

/** 数据沿革: what was said of one figure, by whom, and what became of it. */
export const History = ({ cycle, unit }: { cycle: string; unit: string }) => {
  const words = useUnitFileWords();
  const [picked, setPicked] = useState<string>();
  const asked = useQuery(read('/reporting/{cycle}/values/{unit}', { params: { cycle, unit } }));
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{words('history')}</h2>
      <Asked query={asked}>
        {({ body: { figures, values } }) => {
          const known = [...new Set([...figures.map(({ name }) => name), ...values.map(({ figure }) => figure)])].filter((name) =>
            values.some(({ figure }) => figure === name),
          );
          const figure = picked ?? known[0];
          if (figure === undefined) return <p className="soft">{words('noHistory')}</p>;
          const measure = figures.find(({ name }) => name === figure)?.unitOfMeasure ?? '';
          return (
            <>
              <Select
                aria-label={words('pick')}
                showSearch
                className="wide"
                value={figure}
                options={known.map((name) => ({ value: name, label: name }))}
                onChange={setPicked}
              />{' '}
              <span className="soft">{measure}</span>
              <ValuesTable values={values.filter((each) => each.figure === figure)} label={words('history')} />
            </>
          );
        }}
      </Asked>
    </section>
  );
};
