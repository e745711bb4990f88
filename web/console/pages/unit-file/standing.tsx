import { Select } from 'antd';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { dayText } from '../../../shared/days.ts';
import { Empty } from '../../parts/states.tsx';
import { useWindowName } from '../../parts/window-name.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useUnitFileWords } from './texts.ts';

export type UnitFile = AnswerOf<'GET', '/scoring/{cycle}/units/{unit}'>;
export type Stands = NonNullable<UnitFile['standing']>;

export const kindOf = ({ purpose, status }: Stands['version']) => (purpose === 'simulated' ? 'simulated' : status);

/** How a version is called where one picks it: a simulation by its window. */
const useVersionName = (cycle: string) => {
  const words = useUnitFileWords();
  const [windowName, language] = [useWindowName(cycle), useLanguage()];
  return (version: Stands['version']): string =>
    version.window === undefined
      ? `${dayText(version.on, language)} · ${words(`kind.${kindOf(version)}`)}`
      : `${windowName(version.window)} · ${words('kind.simulated')}`;
};

interface Props {
  cycle: string;
  file: UnitFile;
  pick: (version: string) => void;
}

/** Grade, score and place, never one without the other, and the year before. */
export const Standing = ({ cycle, file, pick }: Props) => {
  const words = useUnitFileWords();
  const versionName = useVersionName(cycle);
  const { standing, yearsBefore, versions } = file;
  const last = yearsBefore.map((each) =>
    'none' in each
      ? words('noYearBefore', { year: each.year })
      : words('yearBeforeIs', { year: each.year, grade: each.grade, score: each.score, full: each.fullMarks }),
  );
  return (
    <section className="card" aria-labelledby="standing">
      <h2 id="standing">{words('standing')}</h2>
      {standing === undefined ? (
        <Empty title={words('noStanding')} next={words('noStandingNext')} />
      ) : (
        <>
          <div className="tags">
            <span className={kindOf(standing.version) === 'final' ? 'tag green' : 'tag blue'}>{words(`kind.${kindOf(standing.version)}`)}</span>
            {standing.card.provisional ? <span className="tag amber">{words('pending')}</span> : null}
            {versions.length < 2 ? null : (
              <Select
                size="small"
                aria-label={words('version')}
                value={standing.version.version}
                options={versions.map((each) => ({ value: each.version, label: versionName(each) }))}
                onChange={pick}
                popupMatchSelectWidth={false}
              />
            )}
          </div>
          <Numbers standing={standing} last={last} />
        </>
      )}
      {standing === undefined ? (
        <p className="soft">
          {words('lastYear')}:{last.join(';')}
        </p>
      ) : null}
    </section>
  );
};

const Numbers = ({ standing: { card, ranked, steps, notes }, last }: { standing: Stands; last: readonly string[] }) => {
  const words = useUnitFileWords();
  const { total, bonus, deduction, lateDeduction } = card;
  return (
    <>
      <dl className="standing">
        <div>
          <dt>{words('grade')}</dt>
          <dd>{card.grade}</dd>
        </div>
        <div>
          <dt>{words('score')}</dt>
          <dd className="number">
            {card.score} <small>{words('of', { full: card.fullMarks })}</small>
          </dd>
        </div>
        <div>
          <dt>{words('rank')}</dt>
          <dd>{card.rank === undefined ? words('noRank') : words('rankOf', { rank: card.rank, count: ranked })}</dd>
        </div>
        <div>
          <dt>{words('lastYear')}</dt>
          <dd>
            {last.map((each) => (
              <small key={each} className="line">
                {each}
              </small>
            ))}
          </dd>
        </div>
        <div>
          <dt>{words('parts')}</dt>
          <dd>
            <small className="number">
              {words('total')} {total};{words('bonus')} {bonus};{words('deduction')} {deduction};{words('late')} {lateDeduction}
            </small>
          </dd>
        </div>
      </dl>
      <details>
        <summary>{words('how')}</summary>
        <ul className="said-list" lang="zh-CN">
          {[...steps, ...notes].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </>
  );
};
