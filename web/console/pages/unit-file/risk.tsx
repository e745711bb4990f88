import { useQuery } from '@tanstack/react-query';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { useWindowName } from '../../parts/window-name.ts';
import type { UnitFile } from './standing.tsx';
import { useUnitFileWords } from './texts.ts';

const tags = { red: 'red', yellow: 'amber', green: 'green', grey: '' } as const;
const rank = { red: 0, yellow: 1, green: 2, grey: 3 } as const;

const Lights = ({ cycle, unit, window }: { cycle: string; unit: string; window: string }) => {
  const words = useUnitFileWords();
  const windowName = useWindowName(cycle);
  const lights = useQuery(read('/scoring/{cycle}/lights/{window}/{unit}', { params: { cycle, window, unit } }));
  return (
    <Asked query={lights}>
      {({ body }) => {
        const warned = body.lights
          .filter(({ pair }) => pair.light === 'red' || pair.light === 'yellow')
          .sort((a, b) => rank[a.pair.light] - rank[b.pair.light]);
        return (
          <>
            <p className="soft">{words('riskSay', { window: windowName(window) })}</p>
            {warned.length === 0 ? <p>{words('allGreen')}</p> : null}
            <ul className="lights">
              {warned.map(({ indicator, pair, sentence, name }) => (
                <li key={indicator}>
                  <span className={`tag ${tags[pair.light]}`}>{words(`light.${pair.light}`)}</span> <strong>{name}</strong>
                  <p lang="zh-CN">{sentence}</p>
                </li>
              ))}
            </ul>
            <Ahead cycle={cycle} unit={unit} window={window} />
          </>
        );
      }}
    </Asked>
  );
};

/** Marks at risk: what the forecasts of the year would cost. */
const Ahead = ({ cycle, unit, window }: { cycle: string; unit: string; window: string }) => {
  const words = useUnitFileWords();
  const asked = useQuery(read('/scoring/{cycle}/standing/{window}/{unit}', { params: { cycle, window, unit } }));
  return (
    <Asked query={asked}>
      {({ body: { ahead } }) =>
        ahead.length === 0 ? null : (
          <>
            <h3>{words('ahead')}</h3>
            <ul className="lights">
              {ahead.map(({ indicator, sentence }) => (
                <li key={indicator} lang="zh-CN">
                  {sentence}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Asked>
  );
};

/** What is at risk: the lights of the newest window whose simulation the reader may see. */
export const Risk = ({ cycle, unit, versions }: { cycle: string; unit: string; versions: UnitFile['versions'] }) => {
  const words = useUnitFileWords();
  const window = versions.find(({ purpose }) => purpose === 'simulated')?.window;
  return (
    <section className="card" aria-labelledby="risk">
      <h2 id="risk">{words('risk')}</h2>
      {window === undefined ? <p className="soft">{words('noRisk')}</p> : <Lights cycle={cycle} unit={unit} window={window} />}
    </section>
  );
};
