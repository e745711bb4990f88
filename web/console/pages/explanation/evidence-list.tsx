import { call } from '../../../shared/api/call.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { Day } from '../../parts/day.tsx';
import { Download } from '../../parts/download.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useReportingWords } from '../reporting/texts.ts';
import { useExplanationWords } from './texts.ts';

type Document = AnswerOf<'GET', '/scoring/{cycle}/scorecards/{unit}/marks/{indicator}'>['evidence'][number];

const tags: Record<Document['status'], string> = {
  issued: '',
  uploaded: 'blue',
  checked: 'green',
  accepted: 'green',
  refused: 'red',
  superseded: '',
  withdrawn: '',
};

/** Documents with what they prove; what passed its check can be had. */
export const EvidenceList = ({ cycle, unit, documents }: { cycle: string; unit: string; documents: readonly Document[] }) => {
  const [words, reporting, language] = [useExplanationWords(), useReportingWords(), useLanguage()];
  return (
    <ul className="documents">
      {documents.map(({ id, name, status, supports, on }) => (
        <li key={id}>
          <strong>{name}</strong> <span className={`tag ${tags[status]}`}>{reporting(`document.${status}`)}</span>{' '}
          <small className="soft">
            <Day day={on} />
          </small>
          {status === 'checked' || status === 'accepted' ? (
            <Download
              label={`${words('download')} ${name}`}
              address={async () => (await call('GET', '/reporting/{cycle}/evidence/{unit}/{id}/file', { params: { cycle, unit, id } })).body.url}
            >
              {words('download')}
            </Download>
          ) : (
            <small className="soft"> {words('notChecked')}</small>
          )}
          <p className="soft">{supports.map(({ figure, month }) => `${figure} ${monthText(month, language)}`).join('、')}</p>
        </li>
      ))}
    </ul>
  );
};
