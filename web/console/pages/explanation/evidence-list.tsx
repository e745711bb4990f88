import type { ReactNode } from 'react';
import { call } from '../../../shared/api/call.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { monthText } from '../../../shared/days.ts';
import { Day } from '../../parts/day.tsx';
import { Download } from '../../parts/download.tsx';
import { useLanguage, useListed } from '../../texts/texts.ts';
import { useReportingWords } from '../reporting/texts.ts';
import { useExplanationWords } from './texts.ts';

/** `reason`: why it was refused, for those who are told. */
type Document = AnswerOf<'GET', '/scoring/{cycle}/scorecards/{unit}/marks/{indicator}'>['evidence'][number] & { reason?: string };

const tags: Record<Document['status'], string> = {
  issued: '',
  uploaded: 'blue',
  checked: 'green',
  accepted: 'green',
  refused: 'red',
  superseded: '',
  withdrawn: '',
};

interface Props {
  cycle: string;
  unit: string;
  documents: readonly Document[];
  /** What may be done with one. */
  acts?: (document: Document) => ReactNode;
}

/** Documents with what they prove; what passed its check can be had. */
export const EvidenceList = ({ cycle, unit, documents, acts }: Props) => {
  const [words, reporting, language] = [useExplanationWords(), useReportingWords(), useLanguage()];
  const listed = useListed();
  return (
    <ul className="documents">
      {documents.map((document) => {
        const { id, name, status, supports, on, reason } = document;
        return (
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
            {acts?.(document)}
            {status === 'refused' && reason !== undefined ? <p className="wrong">{reason}</p> : null}
            <p className="soft">{listed(supports.map(({ figure, month }) => `${figure} ${monthText(month, language)}`))}</p>
          </li>
        );
      })}
    </ul>
  );
};
