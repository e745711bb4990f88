import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Day, Month } from '../../parts/day.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { useLanguage } from '../../texts/texts.ts';
import { stateTag } from './state-tag.ts';
import { useReportingWords } from './texts.ts';

type Window = AnswerOf<'GET', '/cycles/{cycle}'>['windows'][number];

const State = ({ window, unit }: { window: Window; unit: string }) => {
  const [words, field, language] = [useReportingWords(), useFieldWords(), useLanguage()];
  const begun = window.status !== 'planned';
  const path = { cycle: window.cycle, window: window.window, unit };
  const form = useQuery({ ...read('/reporting/{cycle}/{window}/{unit}', { params: path }), enabled: begun });
  if (!begun) return <td colSpan={2}>{words('opens', { day: dayText(window.opens, language) })}</td>;
  if (form.error instanceof ApiProblem && form.error.status === 404) return <td colSpan={2}>{words('notAsked')}</td>;
  const submission = form.data?.body.submission;
  return (
    <>
      <td>
        {submission === undefined ? '…' : <span className={`tag ${stateTag[submission.status]}`}>{field(`submission.${submission.status}`)}</span>}
        {submission?.status === 'returned' && submission.reason !== undefined ? <p>{words('returnedBecause', { reason: submission.reason })}</p> : null}
      </td>
      <td>
        <Link to="/reporting/$cycle/$window/$unit" params={path} aria-label={`${words('open')} ${window.name} ${unit}`}>
          {words('open')}
        </Link>
      </td>
    </>
  );
};

const Lines = ({ cycle, windows }: { cycle: string; windows: readonly Window[] }) => {
  const words = useReportingWords();
  const unitName = useUnitName(cycle);
  const units = unitsHeld(useSession(), ['unit-reporter', 'unit-leader']);
  const inOrder = [...windows].sort((a, b) => a.opens.localeCompare(b.opens));
  return (
    <div className="scroll card">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words('window')}</th>
            <th scope="col">{words('unit')}</th>
            <th scope="col">{words('months')}</th>
            <th scope="col">{words('due')}</th>
            <th scope="col">{words('state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {units.flatMap((unit) =>
            inOrder.map((window) => (
              <tr key={`${unit}-${window.window}`}>
                <th scope="row">{window.name}</th>
                <td>{unitName(unit)}</td>
                <td>
                  <Month month={window.from} />—<Month month={window.to} />
                </td>
                <td>
                  <Day day={window.due} />
                </td>
                <State window={window} unit={unit} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
};

/** 我的填报: every window of the year for the units one reports or signs for, what is due, what came back and why. */
export const MyList = () => {
  const words = useReportingWords();
  const { year = '' } = useSession();
  const cycle = useQuery({ ...read('/cycles/{cycle}', { params: { cycle: year } }), enabled: year !== '' });
  const none = <Empty title={words('noWindows')} next={words('noWindowsNext')} />;
  return (
    <>
      <Title>{words('list')}</Title>
      {year === '' ? none : <Asked query={cycle}>{({ body }) => (body.windows.length === 0 ? none : <Lines cycle={year} windows={body.windows} />)}</Asked>}
    </>
  );
};
