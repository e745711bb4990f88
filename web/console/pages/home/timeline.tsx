import { useQuery } from '@tanstack/react-query';
import { phaseNames } from '#domain/cycles/cycle.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useHomeWords } from './texts.ts';
import { type WaitingFor, waitingFor } from './waiting-for.ts';
import './home.css';

type Year = AnswerOf<'GET', '/cycles/{cycle}'>;

const Waits = ({ waits }: { waits: WaitingFor }) => {
  const [words, field, language] = [useHomeWords(), useFieldWords(), useLanguage()];
  if (waits.what === 'complete') return words('waits.complete');
  const { what, phase } = waits;
  const window = 'window' in waits ? waits.window : undefined;
  const day = what === 'window-open' ? window?.due : window?.opens;
  return words(`waits.${what}`, { phase: field(`phase.${phase}`), window: window?.name ?? '', day: day === undefined ? '' : dayText(day, language) });
};

const Steps = ({ phases, windows }: Year) => {
  const [words, field, language] = [useHomeWords(), useFieldWords(), useLanguage()];
  const waits = waitingFor(phases, windows);
  const current = waits.what === 'complete' ? undefined : waits.phase;
  return (
    <>
      <ol className="phases">
        {phaseNames.map((name) => {
          const phase = phases.find((each) => each.phase === name);
          const { status = 'waiting', startedOn, completedOn } = phase ?? {};
          const day = completedOn ?? startedOn;
          return (
            <li key={name} className={status} aria-current={name === current ? 'step' : undefined}>
              <strong>{field(`phase.${name}`)}</strong>
              <span>{words(`status.${status}`)}</span>
              {day === undefined ? null : <small>{words(completedOn === undefined ? 'since' : 'until', { day: dayText(day, language) })}</small>}
            </li>
          );
        })}
      </ol>
      <dl className="waits">
        <dt>{words('waits')}</dt>
        <dd>
          <Waits waits={waits} />
        </dd>
      </dl>
    </>
  );
};

/** The year as a line: where we are, and what it waits for. */
export const Timeline = ({ cycle }: { cycle: string }) => {
  const words = useHomeWords();
  const year = useQuery(read('/cycles/{cycle}', { params: { cycle } }));
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">{words('timeline', { year: cycle })}</h2>
      <Asked query={year}>{({ body }) => <Steps {...body} />}</Asked>
    </section>
  );
};
