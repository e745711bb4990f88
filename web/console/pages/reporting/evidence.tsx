import { call } from '../../../shared/api/call.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Month } from '../../parts/day.tsx';
import { Download } from '../../parts/download.tsx';
import { useAct } from '../../parts/use-act.ts';
import { DropPlace } from './drop-place.tsx';
import { useReportingWords } from './texts.ts';
import { cellKey, type Form, type FormPath, isOpen } from './use-form.ts';

const proofTag = { missing: 'amber', pending: 'blue', refused: 'red', checked: 'green', accepted: 'green' } as const;

type Document = Form['evidence']['documents'][number];

/** A document of the unit: how its check went; it can be looked at, and taken back while the form is open. */
const Filed = ({ document: { id, name, status, reason }, path: { cycle, unit }, open }: { document: Document; path: FormPath; open: boolean }) => {
  const words = useReportingWords();
  const withdraw = useAct('POST', '/reporting/{cycle}/evidence/{unit}/{id}/withdraw');
  const at = { cycle, unit, id };
  return (
    <li className={status === 'refused' ? 'wrong' : undefined}>
      {name} · {words(`document.${status}`)}
      {reason === undefined ? '' : `:${reason}`}
      {status === 'checked' || status === 'accepted' ? (
        <Download
          label={words('lookAt', { name })}
          address={async () => (await call('GET', '/reporting/{cycle}/evidence/{unit}/{id}/file', { params: at })).body.url}
        >
          {words('look')}
        </Download>
      ) : null}
      {open && status !== 'superseded' && status !== 'withdrawn' ? (
        <ActForm
          look="link"
          label={words('withdraw')}
          title={words('withdrawTitle', { name })}
          fields={[{ name: 'reason', label: words('withdrawWhy'), kind: 'text' }]}
          said={words('withdrawn')}
          act={({ reason: why = '' }) => withdraw.mutateAsync({ params: at, body: { reason: why } })}
        />
      ) : null}
    </li>
  );
};

/** 佐证材料: which cells want a document and why, what there is, and how its check went. */
export const Evidence = ({ form, path }: { form: Form; path: FormPath }) => {
  const words = useReportingWords();
  const { asked, documents } = form.evidence;
  return (
    <section className="card" aria-labelledby="evidence">
      <h2 id="evidence">{words('evidence')}</h2>
      {asked.length === 0 ? <p className="soft">{words('evidenceNone')}</p> : <p className="soft">{words('kinds')}</p>}
      <ul className="proofs">
        {asked.map((each) => (
          <li key={cellKey(each)}>
            <div>
              <h3>
                {each.figure} <Month month={each.month} /> <span className={`tag ${proofTag[each.proof]}`}>{words(`proof.${each.proof}`)}</span>
              </h3>
              <p className="soft">{each.why.join(';')}</p>
              <ul>
                {each.documents.map((id) => {
                  const document = documents.find((one) => one.id === id);
                  return document === undefined ? null : <Filed key={id} document={document} path={path} open={isOpen(form)} />;
                })}
              </ul>
            </div>
            {isOpen(form) ? <DropPlace path={path} cell={each} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};
