import { monthText } from '../../../shared/days.ts';
import { useLanguage } from '../../texts/texts.ts';
import type { Form } from '../reporting/use-form.ts';
import { useAcceptingWords } from './texts.ts';

/** Hints that stood when the unit reported with its answer to each, and what it says it cannot give or prove. */
export const WhatWasSaid = ({ form: { submission } }: { form: Form }) => {
  const [words, language] = [useAcceptingWords(), useLanguage()];
  const { hints = [], missing, withoutEvidence = [] } = submission;
  const month = (text: string): string => monthText(text, language);
  return (
    <section className="card" aria-labelledby="hints">
      <h2 id="hints">{words('hints')}</h2>
      {hints.length === 0 ? <p className="soft">{words('noHints')}</p> : null}
      <ul>
        {hints.map((hint) => (
          <li key={`${hint.rule}-${hint.month}`}>
            <p>
              {month(hint.month)} {hint.message}
              <span className="soft">({hint.got})</span>
            </p>
            <p className={hint.acknowledged === undefined ? 'amber-text' : 'soft'}>
              {hint.acknowledged === undefined ? words('notSaid') : words('saidOf', { text: hint.acknowledged })}
            </p>
          </li>
        ))}
      </ul>
      {missing.length + withoutEvidence.length === 0 ? null : (
        <>
          <h3>{words('gaps')}</h3>
          <ul>
            {missing.map(({ figure, month: of, reason }) => (
              <li key={`missing-${figure}-${of}`}>{words('missing', { figure, month: month(of), reason })}</li>
            ))}
            {withoutEvidence.map(({ figure, month: of, reason }) => (
              <li key={`unproven-${figure}-${of}`}>{words('unproven', { figure, month: month(of), reason })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
