import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { Asked } from '../../parts/asked.tsx';
import { Month } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { stateTag } from '../reporting/state-tag.ts';
import { useLeadWords } from './texts.ts';

type Quality = AnswerOf<'GET', '/reporting/{cycle}/{window}/quality'>;

const Units = ({ cycle, window, units }: { cycle: string; window: string; units: Quality['units'] }) => {
  const [words, field] = [useLeadWords(), useFieldWords()];
  return (
    <section className="card" aria-labelledby="units">
      <h2 id="units">{words('units')}</h2>
      <Grid caption={words('units')} heads={[words('unit'), words('state'), { right: words('quality') }, { silent: words('look') }]}>
        {units.map(({ unit, name, status, quality }) => (
          <tr key={unit}>
            <th scope="row">{name}</th>
            <td>
              <span className={`tag ${stateTag[status]}`}>{field(`submission.${status}`)}</span>
            </td>
            <td className="right number">{quality?.score ?? <span className="soft">{words('notYet')}</span>}</td>
            <td>
              <Link to="/accepting/$cycle/$window/$unit" params={{ cycle, window, unit }} aria-label={`${words('look')} ${name}`}>
                {words('look')}
              </Link>
            </td>
          </tr>
        ))}
      </Grid>
    </section>
  );
};

const Odd = ({ quality: { outliers, units } }: { quality: Quality }) => {
  const words = useLeadWords();
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  return (
    <section className="card" aria-labelledby="odd">
      <h2 id="odd">{words('odd')}</h2>
      <p className="soft">{words('oddSays')}</p>
      {outliers.length === 0 ? (
        <p>{words('noOdd')}</p>
      ) : (
        <Grid
          caption={words('odd')}
          heads={[
            words('unit'),
            words('figure'),
            words('month'),
            { right: words('value') },
            { right: words('median', { units: outliers[0]?.units ?? 0 }) },
            words('apart'),
          ]}
        >
          {outliers.map(({ unit, figure, month, value, median, z, gap }) => (
            <tr key={`${unit} ${figure} ${month}`}>
              <th scope="row">{names.get(unit) ?? unit}</th>
              <td>{figure}</td>
              <td>
                <Month month={month} />
              </td>
              <td className="right number">{value}</td>
              <td className="right number">{median}</td>
              <td>{z === undefined ? words('gap', { gap: gap ?? '—' }) : words('z', { z })}</td>
            </tr>
          ))}
        </Grid>
      )}
    </section>
  );
};

const OfWindow = ({ cycle, window }: { cycle: string; window: string }) => {
  const asked = useQuery(read('/reporting/{cycle}/{window}/quality', { params: { cycle, window } }));
  return (
    <Asked query={asked}>
      {({ body }) => (
        <>
          <Units cycle={cycle} window={window} units={body.units} />
          <Odd quality={body} />
        </>
      )}
    </Asked>
  );
};

const Windows = ({ cycle }: { cycle: string }) => {
  const words = useLeadWords();
  const [picked, pick] = useState<string>();
  const asked = useQuery(read('/cycles/{cycle}', { params: { cycle } }));
  return (
    <Asked query={asked}>
      {({ body }) => {
        const begun = body.windows.filter(({ status }) => status === 'open' || status === 'closed').sort((a, b) => b.opens.localeCompare(a.opens));
        const window = picked ?? begun[0]?.window;
        if (window === undefined) return <Empty title={words('none')} next={words('noneNext')} />;
        return (
          <>
            <div className="acts top-acts">
              <Select
                aria-label={words('window')}
                value={window}
                options={begun.map((each) => ({ value: each.window, label: each.name }))}
                onChange={pick}
                popupMatchSelectWidth={false}
              />
            </div>
            <OfWindow key={window} cycle={cycle} window={window} />
          </>
        );
      }}
    </Asked>
  );
};

/** 填报核查 of the lead units and the office: who has reported how well, and which values stand apart. */
export const LeadPage = () => {
  const words = useLeadWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <Windows cycle={cycle} />}</OfYear>
    </>
  );
};
