import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Title } from '../../parts/title.tsx';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { Deciding } from './deciding.tsx';
import { Problems } from './problems.tsx';
import { askEvery, type Intake, tag, underWay } from './states.ts';
import { useImportsWords } from './texts.ts';

type Progress = NonNullable<AnswerOf<'GET', '/ingestion/{cycle}/intakes/{intake}'>['progress']>;

const HowFar = ({ progress: { doing, read: done, total } }: { progress: Progress }) => {
  const words = useImportsWords();
  return (
    <p role="status">
      {words('progress', { doing: words(`doing.${doing}`), read: done, total })} <progress value={done} max={total} aria-label={words(`doing.${doing}`)} />
    </p>
  );
};

/** What was read, how much of it is good, and what it would change. */
const Preview = ({ intake: { found, counts, refusal, period } }: { intake: Intake }) => {
  const [words, language] = [useImportsWords(), useLanguage()];
  const listed = useListed();
  return (
    <section className="card" aria-labelledby="found">
      <h2 id="found">{words('found')}</h2>
      {refusal === undefined ? null : (
        <p className="wrong">
          {words('refusal')}:{refusal.message}
          {refusal.expected === undefined ? null : `(${words('expected')} ${refusal.expected})`}
        </p>
      )}
      {found === undefined ? null : (
        <p>
          {words('foundOf', { format: found.format, encoding: found.encoding === undefined ? '' : ` ${found.encoding}`, row: found.headerRow })}
          {found.sheet === '' ? null : <span className="soft"> {words('inSheet', { sheet: found.sheet })}</span>}
        </p>
      )}
      {found === undefined || found.otherSheets.length === 0 ? null : <p className="soft">{words('otherSheets', { names: listed(found.otherSheets) })}</p>}
      {period === undefined ? null : <p>{words('forMonth', { month: monthText(period, language) })}</p>}
      {counts === undefined ? null : <p>{words('counts', { ...counts, added: counts.values - counts.unchanged - counts.replacing })}</p>}
    </section>
  );
};

/** One file: how far it is, what is in it, what is wrong, and what to do with it. */
export const IntakePage = () => {
  const words = useImportsWords();
  const { cycle, intake: id } = useParams({ from: '/imports/$cycle/$intake' });
  const asked = useQuery({
    ...read('/ingestion/{cycle}/intakes/{intake}', { params: { cycle, intake: id } }),
    refetchInterval: ({ state }) => (state.data !== undefined && underWay(state.data.body.intake) ? askEvery : false),
  });
  return (
    <Asked page query={asked}>
      {({ body: { intake, progress }, rev }) => (
        <>
          <Title beside={<span className={tag[intake.status]}>{words(`is.${intake.status}`)}</span>}>{intake.name}</Title>
          <p>
            <Link to="/imports">{words('back')}</Link>
          </p>
          {progress !== undefined && underWay(intake) ? <HowFar progress={progress} /> : null}
          <Preview intake={intake} />
          {intake.counts === undefined ? null : (
            <section className="card" aria-labelledby="problems">
              <h2 id="problems">{words('problems')}</h2>
              <Problems key={intake.run} cycle={cycle} intake={intake} />
            </section>
          )}
          <Deciding cycle={cycle} intake={intake} rev={rev} />
        </>
      )}
    </Asked>
  );
};
