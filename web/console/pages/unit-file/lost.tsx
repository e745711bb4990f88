import { useMemo } from 'react';
import { Bars } from '../../parts/bars.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { useListed } from '../../texts/texts.ts';
import { ExplainLink } from './explain-link.tsx';
import type { Stands } from './standing.tsx';
import { useUnitFileWords } from './texts.ts';

const mostBars = 10;

/** Where are the marks lost? The largest losses as a chart, all of them as a table. */
export const Lost = ({ cycle, unit, standing: { lost, version } }: { cycle: string; unit: string; standing: Stands }) => {
  const words = useUnitFileWords();
  const listed = useListed();
  const bars = useMemo(() => lost.slice(0, mostBars).map(({ name, lost: value }) => ({ name, value: Number(value) })), [lost]);
  return (
    <section className="card" aria-labelledby="lost">
      <h2 id="lost">{words('lost')}</h2>
      {lost.length === 0 ? (
        <p className="soft">{words('noLost')}</p>
      ) : (
        <>
          <Bars label={words('lostChart', { list: listed(bars.map(({ name, value }) => `${name} ${value}`)) })} bars={bars} />
          <p className="soft">{words('lostSay', { count: bars.length, all: lost.length })}</p>
          <Scroll label={words('lost')}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{words('indicator')}</th>
                  <th scope="col" className="right">
                    {words('full')}
                  </th>
                  <th scope="col" className="right">
                    {words('awarded')}
                  </th>
                  <th scope="col" className="right">
                    {words('lostMarks')}
                  </th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {lost.map((each) => (
                  <tr key={each.code}>
                    <th scope="row">{each.name}</th>
                    <td className="right number">{each.fullMarks}</td>
                    <td className="right number">{each.awarded}</td>
                    <td className="right number">{each.lost}</td>
                    <td>
                      <ExplainLink cycle={cycle} unit={unit} code={each.code} name={each.name} version={version.version} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </section>
  );
};
