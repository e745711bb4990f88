import { Scroll } from '../../parts/scroll.tsx';
import { useReportingWords } from './texts.ts';
import type { Form } from './use-form.ts';

/** What the figures mean for the indicators, as they stand now. */
export const Standing = ({ indicators }: Pick<Form, 'indicators'>) => {
  const words = useReportingWords();
  const numbers = ['target', 'expected', 'value', 'deviation'] as const;
  return (
    <section className="card" aria-labelledby="standing">
      <h2 id="standing">{words('standing')}</h2>
      <Scroll label={words('standing')}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words('indicator')}</th>
              {numbers.map((name) => (
                <th key={name} scope="col" className="right">
                  {words(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((each) => (
              <tr key={each.code}>
                <th scope="row">
                  {each.name} {each.explain ? <span className="tag red">{words('explainTag')}</span> : null}
                </th>
                {numbers.map((name) => (
                  <td key={name} className="right number">
                    {each[name] === undefined ? '—' : name === 'deviation' ? `${each.deviation}%` : `${each[name]} ${each.unitOfMeasure ?? ''}`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};
