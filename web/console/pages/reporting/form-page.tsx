import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { dayText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { holds, useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { useLanguage } from '../../texts/texts.ts';
import { Evidence } from './evidence.tsx';
import { Figures } from './figures.tsx';
import { ReportPanel } from './report-panel.tsx';
import { Standing } from './standing.tsx';
import { stateTag } from './state-tag.ts';
import { useReportingWords } from './texts.ts';
import { type Form, type FormPath, isOpen } from './use-form.ts';
import './reporting.css';

/** Documents are checked within seconds of their upload; only then is the form asked again by itself. */
const whileChecking = (form: Form | undefined): number | false =>
  form?.evidence.documents.some(({ status }) => status === 'issued' || status === 'uploaded') ? 2000 : false;

const Head = ({ form, path }: { form: Form; path: FormPath }) => {
  const [words, field, language] = [useReportingWords(), useFieldWords(), useLanguage()];
  const unitName = useUnitName(path.cycle);
  const { submission, window, due } = form;
  return (
    <>
      <Title
        beside={
          <>
            <span>{unitName(path.unit)}</span>
            <span className={`tag ${stateTag[submission.status]}`}>{field(`submission.${submission.status}`)}</span>
            <span className="soft">{words('dueBy', { day: dayText(due, language) })}</span>
            {submission.round > 1 ? <span className="soft">{words('round', { round: submission.round })}</span> : null}
          </>
        }
      >
        {words('form', { window: window.name })}
      </Title>
      {submission.status === 'returned' && submission.reason !== undefined ? (
        <p className="card wrong">{words('returnedBecause', { reason: submission.reason })}</p>
      ) : null}
      {isOpen(form) ? null : <p className="card soft">{words('locked')}</p>}
    </>
  );
};

/** 填报表: every figure saves itself and says when; beside it stands what is known already. */
export const FormPage = () => {
  const { cycle, window, unit } = useParams({ from: '/reporting/$cycle/$window/$unit' });
  const path = useMemo(() => ({ cycle, window, unit }), [cycle, window, unit]);
  const session = useSession();
  const form = useQuery({ ...read('/reporting/{cycle}/{window}/{unit}', { params: path }), refetchInterval: (query) => whileChecking(query.state.data?.body) });
  const fills = holds(session, ['unit-reporter']);
  return (
    <Asked page query={form}>
      {({ body }) => (
        <>
          <Head form={body} path={path} />
          <Standing indicators={body.indicators} />
          <Figures form={body} path={path} />
          <Evidence form={body} path={path} />
          {isOpen(body) && fills ? <ReportPanel form={body} path={path} /> : null}
        </>
      )}
    </Asked>
  );
};
