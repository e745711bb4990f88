import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { useTrailWords } from './texts.ts';

type Seal = AnswerOf<'GET', '/access/seals/{cycle}'>['seals'][number];

/** Computed again only when somebody asks. */
const Check = ({ cycle, number }: { cycle: string; number: number }) => {
  const words = useTrailWords();
  const [asked, ask] = useState(false);
  const check = useQuery({ ...read('/access/seals/{cycle}/{number}', { params: { cycle, number } }), enabled: asked });
  if (!asked) return <Button onClick={() => ask(true)}>{words('check')}</Button>;
  return (
    <Asked query={check}>
      {({ body: { intact, count } }) => (
        <span role="status" className={intact ? 'tag green' : 'tag red'}>
          {words(intact ? 'intact' : 'broken', { count })}
        </span>
      )}
    </Asked>
  );
};

const Row = ({ cycle, seal }: { cycle: string; seal: Seal }) => (
  <tr>
    <th scope="row" className="number">
      {seal.number}
    </th>
    <td>
      <Day day={seal.day} />
    </td>
    <td className="right number">{seal.count}</td>
    <td>
      <code title={seal.root}>{seal.root.slice(0, 16)}…</code>
    </td>
    <td>
      <Check cycle={cycle} number={seal.number} />
    </td>
  </tr>
);

/** The seals of the trail, newest first, each to be checked. */
export const Seals = ({ cycle }: { cycle: string }) => {
  const words = useTrailWords();
  const seals = useQuery(read('/access/seals/{cycle}', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="seals">
      <h2 id="seals">{words('seals')}</h2>
      <p className="soft">{words('sealsSays')}</p>
      <Asked query={seals}>
        {({ body }) =>
          body.seals.length === 0 ? (
            <p className="soft">{words('sealsNone')}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled with the keyboard
            <section className="scroll low" tabIndex={0} aria-label={words('seals')}>
              <table className="grid">
                <caption className="out-of-sight">{words('seals')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words('number')}</th>
                    <th scope="col">{words('on')}</th>
                    <th scope="col" className="right">
                      {words('count')}
                    </th>
                    <th scope="col">{words('root')}</th>
                    <th scope="col">{words('check')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...body.seals].reverse().map((seal) => (
                    <Row key={seal.number} cycle={cycle} seal={seal} />
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </Asked>
    </section>
  );
};
