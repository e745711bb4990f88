import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { DaysLeft } from '../../parts/days-left.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { holds, useSession } from '../../shell/session.tsx';
import { type Matter, RecordForm } from './record-form.tsx';
import { Recorded } from './recorded.tsx';
import { useDecisionWords } from './texts.ts';
import './decisions.css';

/** What the body should know that the public did not see. */
const Since = ({ changes }: { changes: NonNullable<Matter['sinceNotice']> }) => {
  const words = useDecisionWords();
  if (changes.length === 0) return <p className="soft">{words('asNoticed')}</p>;
  return (
    <>
      <p>{words('sinceNotice', { count: changes.length })}</p>
      <ul className="changed">
        {changes.map(({ unit, name, noticed, now }) => (
          <li key={unit}>
            <UnitLink unit={unit}>{name}</UnitLink> · {words('was', noticed)} → {words('is', now)}
          </li>
        ))}
      </ul>
    </>
  );
};

const Pending = ({ cycle, matter, today }: { cycle: string; matter: Matter; today: string }) => {
  const words = useDecisionWords();
  const mayRecord = holds(useSession(), ['office-head', 'leading-group']);
  const [open, setOpen] = useState(false);
  const { kind, task, workingDays } = matter;
  return (
    <li className="decision">
      <h3>
        {words(`kind.${kind}`)} <DaysLeft days={workingDays} />{' '}
        <small className="soft">
          <Day day={task.due} />
        </small>
      </h3>
      <p>{words(`says.${kind}`)}</p>
      <p className="papers">
        <span className="soft">{words('papers')}</span> <Link to="/proposal">{words('toProposal')}</Link> · <Link to="/overview">{words('toMatrix')}</Link> ·{' '}
        <Link to="/analysis">{words('toAnalysis')}</Link>
      </p>
      {matter.sinceNotice === undefined ? null : <Since changes={matter.sinceNotice} />}
      {open ? <RecordForm cycle={cycle} matter={matter} today={today} close={() => setOpen(false)} /> : null}
      {!open && mayRecord ? (
        <Button type="primary" onClick={() => setOpen(true)}>
          {words('record')}
        </Button>
      ) : null}
      {mayRecord ? null : <p className="soft">{words('notHere')}</p>}
    </li>
  );
};

const Decisions = ({ cycle }: { cycle: string }) => {
  const words = useDecisionWords();
  const decisions = useQuery(read('/cycles/{cycle}/decisions', { params: { cycle } }));
  return (
    <Asked query={decisions}>
      {({ body }) => (
        <>
          <section className="card" aria-labelledby="pending">
            <h2 id="pending">{words('pending')}</h2>
            {body.pending.length === 0 ? (
              <Empty title={words('nonePending')} next={words('nonePendingNext')} />
            ) : (
              <ul>
                {body.pending.map((matter) => (
                  <Pending key={matter.task.id} cycle={cycle} matter={matter} today={body.today} />
                ))}
              </ul>
            )}
          </section>
          <section className="card" aria-labelledby="decided">
            <h2 id="decided">{words('decided')}</h2>
            {body.decisions.length === 0 ? (
              <p className="soft">{words('noneDecided')}</p>
            ) : (
              <ul>
                {body.decisions.map((decision) => (
                  <Recorded key={decision.id} cycle={cycle} decision={decision} />
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </Asked>
  );
};

/** 会议与决定: what waits for a meeting with its papers, and every decision with its minutes. */
export const DecisionsPage = () => {
  const words = useDecisionWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <Decisions cycle={cycle} />}</OfYear>
    </>
  );
};
