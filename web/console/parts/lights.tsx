import { useQuery } from '@tanstack/react-query';
import { read } from '../../shared/api/queries.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { useSession } from '../shell/session.tsx';
import { useResultWords } from '../texts/result.ts';
import { Asked } from './asked.tsx';
import { Grid } from './grid.tsx';
import { newestLights } from './newest-version.ts';
import { Empty } from './states.tsx';
import { UnitLink } from './unit-link.tsx';
import { useUnitName } from './unit-name.ts';
import { useWindowName } from './window-name.ts';

type Counts = AnswerOf<'GET', '/scoring/{cycle}/light-counts/{window}'>;
const colours = ['red', 'yellow', 'green', 'grey'] as const;
const tag = { red: 'tag red', yellow: 'tag amber', green: 'tag green', grey: 'tag' } as const;

const Reddest = ({ cycle, units, shown }: { cycle: string; units: Counts['units']; shown: number }) => {
  const words = useResultWords();
  const unitName = useUnitName(cycle);
  const behind = units.filter(({ red, yellow }) => red + yellow > 0);
  if (behind.length === 0) return <p className="soft">{words('lights.allGreen')}</p>;
  return (
    <Grid caption={words('lights.units')} heads={[words('unit'), ...colours.map((colour) => ({ right: words(`light.${colour}`) }))]}>
      {behind.slice(0, shown).map((each) => (
        <tr key={each.unit}>
          <th scope="row">
            <UnitLink unit={each.unit}>{unitName(each.unit)}</UnitLink>
          </th>
          {colours.map((colour) => (
            <td key={colour} className="right number">
              {each[colour]}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  );
};

const Counted = ({ cycle, window, shown }: { cycle: string; window: string; shown: number }) => {
  const words = useResultWords();
  const windowName = useWindowName(cycle);
  const counts = useQuery(read('/scoring/{cycle}/light-counts/{window}', { params: { cycle, window } }));
  return (
    <Asked query={counts}>
      {({ body: { all, units } }) => (
        <>
          <p className="soft">{words('lights.of', { window: windowName(window), units: units.length })}</p>
          <ul className="figures">
            {colours.map((colour) => (
              <li key={colour}>
                <strong className="number">{all[colour]}</strong>
                <span className={tag[colour]}>{words(`light.${colour}`)}</span>
              </li>
            ))}
          </ul>
          <Reddest cycle={cycle} units={units} shown={shown} />
        </>
      )}
    </Asked>
  );
};

/** 亮灯: of the newest window that was assessed; the units with most red lights first. */
export const Lights = ({ cycle, shown = 8 }: { cycle: string; shown?: number }) => {
  const words = useResultWords();
  const { year } = useSession();
  const versions = useQuery({ ...read('/scoring/{cycle}/versions', { params: { cycle } }), enabled: year !== undefined });
  return (
    <section className="card" aria-labelledby="lights">
      <h2 id="lights">{words('lights')}</h2>
      <Asked query={versions}>
        {({ body }) => {
          const window = newestLights(body.versions);
          return window === undefined ? (
            <Empty title={words('lights.none')} next={words('lights.noneNext')} />
          ) : (
            <Counted cycle={cycle} window={window} shown={shown} />
          );
        }}
      </Asked>
    </section>
  );
};
