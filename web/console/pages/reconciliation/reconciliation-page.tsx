import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { monthText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day, Month } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useLanguage } from '../../texts/texts.ts';
import { Deciding, type Disagreement } from './deciding.tsx';
import { useReconciliationWords } from './texts.ts';

const keyOf = ({ unit, figure, period }: Disagreement): string => `${unit}|${figure}|${period}`;

interface Row {
  cycle: string;
  disagreement: Disagreement;
  children: ReactNode;
}

const Differing = ({ cycle, disagreement: { unit, figure, period, counted, others }, children }: Row) => {
  const words = useReconciliationWords();
  const unitName = useUnitName(cycle);
  return (
    <tr>
      <th scope="row">
        <UnitLink unit={unit}>{unitName(unit)}</UnitLink>
      </th>
      <td>{figure}</td>
      <td>
        <Month month={period} />
      </td>
      <td className="number">{words('of', { source: counted.source, value: counted.value })}</td>
      <td className="number">
        {others.map(({ source, value }) => (
          <p key={source}>{words('of', { source, value })}</p>
        ))}
      </td>
      {children}
    </tr>
  );
};

const Differences = ({ title, last, children }: { title: string; last: readonly string[]; children: ReactNode }) => {
  const words = useReconciliationWords();
  return (
    <Grid caption={title} heads={[...(['unit', 'figure', 'month', 'counted', 'others'] as const).map((name) => words(name)), ...last]}>
      {children}
    </Grid>
  );
};

const Lists = ({ cycle, disagreements }: { cycle: string; disagreements: readonly Disagreement[] }) => {
  const [words, language] = [useReconciliationWords(), useLanguage()];
  const unitName = useUnitName(cycle);
  const [deciding, setDeciding] = useState<Disagreement>();
  const open = disagreements.filter(({ decided }) => decided === undefined);
  const done = disagreements.filter(({ decided }) => decided !== undefined);
  const name = ({ unit, figure, period }: Disagreement): string => words('decideOf', { unit: unitName(unit), figure, month: monthText(period, language) });
  return (
    <>
      <section className="card" aria-labelledby="open">
        <h2 id="open">{words('open')}</h2>
        {open.length === 0 ? (
          <Empty title={words('noneOpen')} next={words('noneOpenNext')} />
        ) : (
          <Differences title={words('open')} last={[words('decide')]}>
            {open.map((each) => (
              <Differing key={keyOf(each)} cycle={cycle} disagreement={each}>
                <td>
                  <Button type="primary" size="small" aria-label={name(each)} onClick={() => setDeciding(each)}>
                    {words('decide')}
                  </Button>
                </td>
              </Differing>
            ))}
          </Differences>
        )}
      </section>
      <section className="card" aria-labelledby="done">
        <h2 id="done">{words('done')}</h2>
        {done.length === 0 ? (
          <p className="soft">{words('noneDone')}</p>
        ) : (
          <Differences title={words('done')} last={[words('why'), words('on'), words('decide')]}>
            {done.map((each) => (
              <Differing key={keyOf(each)} cycle={cycle} disagreement={each}>
                <td>{each.decided?.reason}</td>
                <td>{each.decided === undefined ? null : <Day day={each.decided.on} />}</td>
                <td>
                  <Button size="small" aria-label={name(each)} onClick={() => setDeciding(each)}>
                    {words('decide')}
                  </Button>
                </td>
              </Differing>
            ))}
          </Differences>
        )}
      </section>
      {deciding === undefined ? null : <Deciding key={keyOf(deciding)} cycle={cycle} disagreement={deciding} close={() => setDeciding(undefined)} />}
    </>
  );
};

const OfCycle = ({ cycle }: { cycle: string }) => {
  const asked = useQuery(read('/ingestion/{cycle}/disagreements', { params: { cycle } }));
  return <Asked query={asked}>{({ body }) => <Lists cycle={cycle} disagreements={body.disagreements} />}</Asked>;
};

/** 数据核对: where sources contradict each other, and who decided which one counts. */
export const ReconciliationPage = () => {
  const words = useReconciliationWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft">{words('says')}</p>
      <OfYear>{(cycle) => <OfCycle cycle={cycle} />}</OfYear>
    </>
  );
};
