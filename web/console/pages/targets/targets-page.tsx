import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useSession } from '../../shell/session.tsx';
import { Proposing, YesOrBack } from './acts.tsx';
import { AskForChange, Changes } from './changes.tsx';
import { useEditing } from './editing.ts';
import { Line, type UnitTargets } from './line.tsx';
import { useTargetWords } from './texts.ts';

const List = ({ cycle, unit, answer: { list, lines }, rev }: { cycle: string; unit: string; answer: UnitTargets; rev: number | undefined }) => {
  const words = useTargetWords();
  const editing = useEditing(cycle, unit, lines);
  const may = abilityOf(useSession().me);
  const about = { type: 'targets', unit } as const;
  const asked = list.status === 'open' || list.status === 'returned';
  const writes = asked && may.can('save', about);
  const at = { cycle, unit, rev };
  return (
    <>
      {list.status === 'returned' && list.reason !== undefined ? <p className="banner">{words('wasReturned', { reason: list.reason })}</p> : null}
      <section className="card" aria-label={words('title')}>
        <Grid
          caption={words('title')}
          heads={[words('indicator'), { right: words('lastYear') }, { right: words('baseline') }, words('target'), words('milestones')]}
        >
          {lines.map((line) => (
            <Line
              key={line.indicator}
              line={line}
              typed={writes ? editing.standsAs(line) : undefined}
              type={(value) => editing.type(line.indicator, value)}
              refused={editing.refusedOf(line.indicator)}
            />
          ))}
        </Grid>
      </section>
      {writes ? <Proposing {...at} editing={editing} /> : null}
      {list.status === 'proposed' && may.can('sign', about) ? <YesOrBack step="sign" {...at} /> : null}
      {list.status === 'signed' && may.can('accept', about) ? <YesOrBack step="accept" {...at} /> : null}
      {list.status === 'agreed' && may.can('read', { type: 'target-change', unit }) ? <Changes cycle={cycle} unit={unit} /> : null}
      {list.status === 'agreed' && may.can('file', { type: 'target-change', unit }) ? <AskForChange cycle={cycle} unit={unit} lines={lines} /> : null}
    </>
  );
};

/** 绩效目标表 of a unit: proposed by its reporter, signed by its leader, accepted by the office. */
export const TargetsPage = () => {
  const words = useTargetWords();
  const { cycle, unit } = useParams({ from: '/targets/$cycle/$unit' });
  const unitName = useUnitName(cycle);
  const asked = useQuery(read('/targets/{cycle}/{unit}', { params: { cycle, unit } }));
  return (
    <Asked page query={asked}>
      {({ body, rev }) => (
        <>
          <Title beside={<span className="tag blue">{words(`is.${body.list.status}`)}</span>}>{words('of', { unit: unitName(unit) })}</Title>
          <List cycle={cycle} unit={unit} answer={body} rev={rev} />
        </>
      )}
    </Asked>
  );
};
