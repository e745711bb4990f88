import { Month } from '../../parts/day.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { cellKey, type Form } from '../reporting/use-form.ts';
import { useSigningWords } from './texts.ts';

/** Every figure with what it was before and what others say. */
export const FigureTable = ({ form }: { form: Form }) => {
  const words = useSigningWords();
  const missing = new Map(form.submission.missing.map((each) => [cellKey(each), each.reason]));
  return (
    <section className="card" aria-labelledby="all">
      <h2 id="all">{words('figures')}</h2>
      <Scroll label={words('figures')}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words('figure')}</th>
              <th scope="col">{words('month')}</th>
              <th scope="col" className="right">
                {words('now')}
              </th>
              <th scope="col" className="right">
                {words('before')}
              </th>
            </tr>
          </thead>
          <tbody>
            {form.asked.map((cell) => (
              <tr key={cellKey(cell)}>
                <th scope="row">{cell.figure}</th>
                <td>
                  <Month month={cell.month} />
                </td>
                <td className="right number">
                  {cell.value ?? '—'}
                  {cell.unchanged === true ? <p className="soft">{words('unchanged')}</p> : null}
                  {missing.has(cellKey(cell)) ? <p className="wrong">{words('missing', { reason: missing.get(cellKey(cell)) ?? '' })}</p> : null}
                  {(cell.others ?? [])
                    .filter(({ value }) => value !== cell.value)
                    .map(({ source, value }) => (
                      <p key={source} className="differs">
                        {words('disagrees', { source, value })}
                      </p>
                    ))}
                </td>
                <td className="right number">{cell.last?.value ?? ('none' in cell.lastYear ? '—' : cell.lastYear.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="soft">
        {words('evidence', { count: form.evidence.documents.filter(({ status }) => status === 'checked' || status === 'accepted').length })}
      </p>
    </section>
  );
};
