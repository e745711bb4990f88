import { Month } from '../../parts/day.tsx';
import { DropPlace } from './drop-place.tsx';
import { useReportingWords } from './texts.ts';
import { cellKey, type Form, type FormPath, isOpen } from './use-form.ts';

const proofTag = { missing: 'amber', pending: 'blue', refused: 'red', checked: 'green', accepted: 'green' } as const;

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
                  return document === undefined ? null : (
                    <li key={id} className={document.status === 'refused' ? 'wrong' : undefined}>
                      {document.name} · {words(`document.${document.status}`)}
                      {document.reason === undefined ? '' : `:${document.reason}`}
                    </li>
                  );
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
