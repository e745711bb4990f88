import type { Form } from '../reporting/use-form.ts';
import { inOrder } from './in-order.ts';
import { IndicatorCard } from './indicator-card.tsx';
import { useSigningWords } from './texts.ts';
import './signing.css';

/** The indicators of a report against what was expected, the red ones first. */
export const Indicators = ({ form }: { form: Form }) => {
  const words = useSigningWords();
  return (
    <section className="card" aria-labelledby="changed">
      <h2 id="changed">{words('changed')}</h2>
      {form.indicators.length === 0 ? <p className="soft">{words('noIndicators')}</p> : <p className="soft">{words('changedSays')}</p>}
      <ul>
        {inOrder(form.indicators).map(({ indicator, light }) => (
          <IndicatorCard
            key={indicator.code}
            indicator={indicator}
            light={light}
            cells={form.asked.filter(({ figure }) => indicator.figures.includes(figure))}
          />
        ))}
      </ul>
    </section>
  );
};
