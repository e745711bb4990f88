import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Assessed } from '#domain/targets/asked.ts';
import { type Cascade, isAt } from '#domain/targets/cascade.ts';
import { read } from '../../../shared/api/queries.ts';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useSession } from '../../shell/session.tsx';
import { tags } from '../targets/tags.ts';
import { useTargetWords } from '../targets/texts.ts';
import { AddsUp, SumRow } from './adds-up-tag.tsx';
import { useCascadeWords } from './texts.ts';
import { leafOf } from './use-cascades.ts';

/** How far the units are with their targets, for whom may know it of all. */
const useListStates = (cycle: string) => {
  const may = abilityOf(useSession().me).can('read', { type: 'targets' });
  const lists = useQuery({ ...read('/targets/{cycle}', { params: { cycle } }), enabled: may }).data?.body.lists;
  return may ? (unit: string) => lists?.find((list) => list.unit === unit)?.status : undefined;
};

interface Props {
  cycle: string;
  cascade: Cascade;
  /** All that one may read: what a share is handed on by. */
  all: readonly Cascade[];
  assessed: readonly Assessed[] | undefined;
}

const useRuleWords = () => {
  const words = useCascadeWords();
  return (rule: Cascade['rule']) => (rule.kind === 'stated' ? words('rule.stated', { percent: rule.percent, basis: rule.basis }) : words(`rule.${rule.kind}`));
};

const Acts = ({ cycle, cascade: { id, title, status, lead } }: Pick<Props, 'cycle' | 'cascade'>) => {
  const words = useCascadeWords();
  const may = abilityOf(useSession().me);
  const [act, word] =
    status === 'declared'
      ? [may.can('declare', { type: 'cascade', unit: lead?.unit }), 'change' as const]
      : [may.can('file', { type: 'target-change' }), 'askChange' as const];
  return act ? (
    <p className="acts">
      <Link to="/cascades/$cycle/edit" params={{ cycle }} search={{ id }} className="action" aria-label={`${words(word)}:${title}`}>
        {words(word)}
      </Link>
    </p>
  ) : null;
};

/** One total and who bears which share of it: whether it adds up, whether it is in force, who hands its share on, how far each unit is with its targets. */
export const CascadeCard = ({ cycle, cascade, all, assessed }: Props) => {
  const [words, targetWords] = [useCascadeWords(), useTargetWords()];
  const unitName = useUnitName(cycle);
  const ruleWords = useRuleWords();
  const stateOf = useListStates(cycle);
  const { id, title, lead, total, rule, shares, status, on } = cascade;
  const leaf = (unit: string, indicator: string) => leafOf(assessed, unit, indicator);
  const measure = shares.map(({ unit, indicator }) => leaf(unit, indicator)?.unitOfMeasure)[0] ?? '';
  const heads = [words('unit'), words('indicator'), { right: words('share') }, ...(stateOf === undefined ? [] : [words('targets')])];
  return (
    <section className="card" aria-labelledby={`cascade-${id}`} id={id}>
      <h2 id={`cascade-${id}`}>{title}</h2>
      <p>
        <small className="soft">{id}</small> <span className={status === 'in-force' ? 'tag blue' : 'tag amber'}>{words(`is.${status}`)}</span>{' '}
        <AddsUp numbers={cascade} />{' '}
        <small className="soft">
          <Day day={on} />
        </small>
      </p>
      <p>
        {lead === undefined
          ? words('county')
          : words('leads', { unit: unitName(lead.unit), indicator: leaf(lead.unit, lead.indicator)?.name ?? lead.indicator })}{' '}
        · <strong className="number">{words('totalIs', { total: `${total} ${measure}`.trim() })}</strong> · {ruleWords(rule)}
      </p>
      <Grid caption={title} heads={heads}>
        {shares.map(({ unit, indicator, value }) => {
          const onward = all.find((each) => isAt(each.lead, unit, indicator));
          const state = stateOf?.(unit);
          return (
            <tr key={`${unit} ${indicator}`}>
              <th scope="row">
                {unitName(unit)}
                {onward === undefined ? null : (
                  <span className="line">
                    <a href={`#${onward.id}`}>{words('handedOn', { title: onward.title })}</a>
                  </span>
                )}
              </th>
              <td>
                {leaf(unit, indicator)?.name ?? ''} <small className="soft">{indicator}</small>
              </td>
              <td className="right number">{value}</td>
              {stateOf === undefined ? null : <td>{state === undefined ? '—' : <span className={tags[state]}>{targetWords(`is.${state}`)}</span>}</td>}
            </tr>
          );
        })}
        <SumRow numbers={cascade} before={2} after={stateOf === undefined ? 0 : 1} />
      </Grid>
      <Acts cycle={cycle} cascade={cascade} />
    </section>
  );
};
