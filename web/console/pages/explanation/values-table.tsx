import type { AnswerOf } from '../../../shared/api/routes.ts';
import { dayText } from '../../../shared/days.ts';
import { Day, Month } from '../../parts/day.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useExplanationWords } from './texts.ts';

export type UnitValue = AnswerOf<'GET', '/reporting/{cycle}/values/{unit}'>['values'][number];

const tags: Record<UnitValue['state'], string> = { typed: 'amber', accepted: 'green', posted: 'green', replaced: '', withdrawn: 'red' };

/** What was said of figures month by month: who said it, whence it came, what became of it. */
export const ValuesTable = ({ values, label }: { values: readonly UnitValue[]; label: string }) => {
  const [words, language] = [useExplanationWords(), useLanguage()];
  return (
    <Scroll label={label}>
      <table className="grid" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{words('figure')}</th>
            <th scope="col">{words('month')}</th>
            <th scope="col" className="right">
              {words('value')}
            </th>
            <th scope="col">{words('source')}</th>
            <th scope="col">{words('who')}</th>
            <th scope="col">{words('on')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((each) => (
            <tr key={[each.figure, each.month, each.source, each.window, each.batch, each.value].join('|')}>
              <th scope="row">{each.figure}</th>
              <td>
                <Month month={each.month} />
              </td>
              <td className="right number">
                {each.value}
                {each.corrected === undefined ? null : (
                  <p className="soft">{words('corrected', { ...each.corrected, day: dayText(each.corrected.on, language) })}</p>
                )}
              </td>
              <td>
                {each.source} <span className={`tag ${tags[each.state]}`}>{words(`value.${each.state}`)}</span>
              </td>
              <td>{each.by}</td>
              <td>{each.on === undefined ? '—' : <Day day={each.on} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
