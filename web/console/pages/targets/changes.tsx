import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import type { ChangeRequest } from '#domain/targets/change-request.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm, type FormField } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { nextNumber } from '../../parts/next-number.ts';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import type { Target } from './line.tsx';
import { useTargetWords } from './texts.ts';

const tags = { requested: 'tag amber', approved: 'tag green', refused: 'tag' } as const;

const Deciding = ({ cycle, request: { id, rev } }: { cycle: string; request: ChangeRequest }) => {
  const words = useTargetWords();
  const approve = useAct('POST', '/targets/{cycle}/changes/{id}/approve');
  const refuse = useAct('POST', '/targets/{cycle}/changes/{id}/refuse');
  const seen = { params: { cycle, id }, ifMatch: rev };
  return (
    <div className="acts">
      <ActForm
        look="primary"
        label={words('approve')}
        says={words('approveSays')}
        fields={[
          { name: 'note', label: words('note'), kind: 'long', optional: true },
          { name: 'totals', label: words('totals'), kind: 'text', optional: true },
        ]}
        said={words('approved')}
        act={({ note = '', totals = '' }) =>
          approve.mutateAsync({
            ...seen,
            body: {
              ...(note === '' ? {} : { note }),
              totals: [...totals.matchAll(/([A-Za-z0-9-]+)\s*=\s*([\d.]+)/g)].map(([, cascade = '', to = '']) => ({ cascade, to })),
            },
          })
        }
      />
      <ActForm
        look="danger"
        label={words('refuse')}
        says={words('refuseSays')}
        fields={[{ name: 'reason', label: words('refuseWhy'), kind: 'long' }]}
        said={words('refused')}
        act={({ reason = '' }) => refuse.mutateAsync({ ...seen, body: { reason } })}
      />
    </div>
  );
};

const changesOf = (cycle: string, unit?: string) => read('/targets/{cycle}/changes', { params: { cycle }, query: unit === undefined ? {} : { unit } });

/** 目标调整申请 of all units or of one: what shall change, why, whether money moves; the head of the office decides, and the unit reads how. */
export const Changes = ({ cycle, unit: only }: { cycle: string; unit?: string }) => {
  const words = useTargetWords();
  const unitName = useUnitName(cycle);
  const may = abilityOf(useSession().me);
  const asked = useQuery(changesOf(cycle, only));
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{words('changes')}</h2>
      <Asked query={asked}>
        {({ body: { changes } }) =>
          changes.length === 0 ? (
            <p className="soft">{words('noChanges')}</p>
          ) : (
            <ul className="parts">
              {changes.map((request) => (
                <li key={request.id}>
                  <p>
                    <strong>{request.id}</strong> <span className={tags[request.status]}>{words(`change.${request.status}`)}</span>{' '}
                    <Day day={request.requestedOn} />
                  </p>
                  <ul>
                    {request.lines.map(({ unit, indicator, from, to }) => (
                      <li key={`${unit} ${indicator}`}>
                        {unitName(unit)} {indicator}: <del className="number">{from.target ?? '—'}</del> →{' '}
                        <strong className="number">{to.target ?? '—'}</strong>
                      </li>
                    ))}
                  </ul>
                  <p className="soft">
                    {request.reason}
                    {request.money.moves ? ` · ${words('moneyBy', { adjustment: request.money.adjustment })}` : ''}
                    {request.note === undefined ? '' : ` · ${request.note}`}
                  </p>
                  {request.status === 'requested' && may.can('decide', 'target-change') ? <Deciding cycle={cycle} request={request} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
};

/** The unit's leader (or the office for it) asks for another target once the list is agreed. */
export const AskForChange = ({ cycle, unit, lines }: { cycle: string; unit: string; lines: readonly Target[] }) => {
  const words = useTargetWords();
  const file = useAct('POST', '/targets/{cycle}/changes');
  const filed = useQuery(changesOf(cycle, unit)).data?.body.changes;
  if (filed === undefined) return null; // the next free number is not known yet
  const fields: FormField[] = [
    {
      name: 'id',
      label: words('changeId'),
      kind: 'text',
      start: nextNumber(
        `BG-${unit}-`,
        1,
        filed.map(({ id }) => id),
      ),
    },
    {
      name: 'indicator',
      label: words('indicator'),
      kind: 'choice',
      choices: lines.map(({ indicator, name }) => ({ value: indicator, label: `${name}(${indicator})` })),
    },
    { name: 'target', label: words('newTarget'), kind: 'decimal' },
    { name: 'adjustment', label: words('adjustment'), kind: 'text', optional: true },
    { name: 'reason', label: words('changeReason'), kind: 'long' },
  ];
  return (
    <div className="acts">
      <ActForm
        label={words('askChange')}
        says={words('askChangeSays')}
        fields={fields}
        said={words('askedChange')}
        act={({ id = '', indicator = '', target = '', adjustment = '', reason = '' }) => {
          const milestones = lines.find((line) => line.indicator === indicator)?.milestones ?? [];
          // The last milestone is the target; the earlier ones stay where they are.
          const moved = milestones.map((each, at) => (at === milestones.length - 1 ? { ...each, value: target } : each));
          return file.mutateAsync({
            params: { cycle },
            body: {
              id,
              lines: [{ unit, indicator, target, milestones: moved }],
              reason,
              money: adjustment === '' ? { moves: false } : { moves: true, adjustment },
            },
          });
        }}
      />
    </div>
  );
};
