import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { unitOf } from '#domain/ledger/entry.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { nextNumber } from '../../parts/next-number.ts';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';
import { Adding } from './adding.tsx';
import { useLedgerWords } from './texts.ts';

type Entry = AnswerOf<'GET', '/ledger/{cycle}'>['entries'][number];

/** What an entry says, whichever kind it is. */
const saidBy = ({ content, on }: Entry) => {
  if (content.type === 'exception') {
    const { state, basis, document, indicator, months = [] } = content.exception;
    return { kind: state, matter: [basis, ...months].join(' '), marks: undefined, hangs: indicator, date: on, document };
  }
  const { kind, matter, level, marks, on: hangs, veto, date, document } = content.adjustment;
  return { kind, matter: level === undefined ? matter : `${matter}(${level})`, marks, hangs: hangs ?? veto, date, document };
};
const tags = { bonus: 'tag green', deduction: 'tag amber', veto: 'tag red', pending: 'tag', 'not-applicable': 'tag', exempted: 'tag' } as const;

const Row = ({ cycle, entry, unitName }: { cycle: string; entry: Entry; unitName: (unit: string) => string }) => {
  const words = useLedgerWords();
  const may = abilityOf(useSession().me);
  const withdraw = useAct('POST', '/ledger/{cycle}/{id}/withdraw');
  const { id, status, reason, rev } = entry;
  const { kind, matter, marks, hangs, date, document } = saidBy(entry);
  return (
    <tr>
      <th scope="row" className="nowrap">
        {id}
      </th>
      <td>{unitName(unitOf(entry))}</td>
      <td>
        <span className={tags[kind]}>{words(`kind.${kind}`)}</span>
      </td>
      <td>
        {matter}
        {status === 'withdrawn' ? <span className="line soft">{reason}</span> : null}
      </td>
      <td className="right number">{marks ?? '—'}</td>
      <td>{hangs ?? '—'}</td>
      <td>
        <Day day={date} />
      </td>
      <td>{document}</td>
      <td className="nowrap">
        <span className={status === 'in-force' ? 'tag blue' : 'tag'}>{words(`is.${status}`)}</span>{' '}
        {status === 'in-force' && may.can('withdraw', 'ledger') ? (
          <ActForm
            look="danger"
            label={words('withdraw')}
            says={words('withdrawSays')}
            fields={[{ name: 'reason', label: words('reason'), kind: 'long' }]}
            said={words('withdrawn')}
            act={(values) => withdraw.mutateAsync({ params: { cycle, id }, body: { reason: values['reason'] ?? '' }, ifMatch: rev })}
          />
        ) : null}
      </td>
    </tr>
  );
};

const List = ({ cycle }: { cycle: string }) => {
  const words = useLedgerWords();
  const session = useSession();
  const may = abilityOf(session.me);
  const unitName = useUnitName(cycle);
  const [own] = unitsHeld(session, ['unit-reporter', 'unit-leader']);
  const unit = may.can('read', { type: 'ledger' }) ? undefined : own;
  const asked = useQuery(read('/ledger/{cycle}', { params: { cycle }, query: { limit: 500, ...(unit === undefined ? {} : { unit }) } }));
  return (
    <Asked query={asked}>
      {({ body: { entries } }) => (
        <section className="card" aria-label={words('title')}>
          <div className="acts top-acts">
            {may.can('create', 'ledger') ? (
              <Adding
                cycle={cycle}
                next={nextNumber(
                  'TZ-',
                  3,
                  entries.map(({ id }) => id),
                )}
                today={session.county.tickedThrough}
              />
            ) : null}
          </div>
          {entries.length === 0 ? (
            <Empty title={words('none')} />
          ) : (
            <Grid
              caption={words('title')}
              heads={[
                words('id'),
                words('unit'),
                words('kind'),
                words('matter'),
                { right: words('marks') },
                words('on'),
                words('date'),
                words('document'),
                words('state'),
              ]}
            >
              {entries.map((entry) => (
                <Row key={entry.id} cycle={cycle} entry={entry} unitName={unitName} />
              ))}
            </Grid>
          )}
        </section>
      )}
    </Asked>
  );
};

/** 台账: what is added to and taken from the marks besides the indicators. A unit reads its own. */
export const LedgerPage = () => {
  const words = useLedgerWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <p className="soft intro">{words('says')}</p>
      <OfYear>{(cycle) => <List cycle={cycle} />}</OfYear>
    </>
  );
};
