import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { BudgetPaper, BudgetTable } from '#domain/results/result.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { fenOf, moneyText } from '../../../shared/money.ts';
import { Grid } from '../../parts/grid.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useBudgetWords } from './texts.ts';

interface Draft {
  key: number;
  unit: string;
  yuan: string;
  reason: string;
}

type Trial = AnswerOf<'POST', '/results/{cycle}/budget/trial'>;

const draftsOf = ({ adjustments }: BudgetTable): Draft[] =>
  adjustments.map(({ unit, amount, reason }, key) => ({ key, unit, yuan: moneyText(amount).replaceAll(',', ''), reason }));

/** What the trial says of the others. */
const Effect = ({ trial }: { trial: Trial }) => {
  const words = useBudgetWords();
  const { differences, together } = trial;
  if (differences.length === 0) return <p role="status">{words('noEffect')}</p>;
  return (
    <>
      <p role="status">
        <strong>{words('effect', { count: differences.length, together: moneyText(together) })}</strong>
      </p>
      <Grid caption={words('try')} heads={[words('unit'), ...(['from', 'to', 'by'] as const).map((part) => ({ right: words(part) }))]}>
        {differences.map((each) => (
          <tr key={each.unit}>
            <th scope="row">{each.name}</th>
            <td className="right number">{moneyText(each.from)}</td>
            <td className="right number">{moneyText(each.to)}</td>
            <td className="right number">{moneyText(each.by)}</td>
          </tr>
        ))}
      </Grid>
    </>
  );
};

interface Props {
  cycle: string;
  table: BudgetTable;
  rev: number | undefined;
  lines: BudgetPaper['lines'];
  /** Whether something is typed that is not saved. */
  unsaved: (is: boolean) => void;
}

/** Finance fixes amounts, tries what that does to the others, and saves. What was typed stays when it is refused. */
export const Adjusting = ({ cycle, table, rev, lines, unsaved }: Props) => {
  const words = useBudgetWords();
  const { message } = App.useApp();
  const attempt = useAct('POST', '/results/{cycle}/budget/trial');
  const save = useAct('PUT', '/results/{cycle}/budget/adjustments');
  const [drafts, setDrafts] = useState(() => draftsOf(table));
  const [trial, setTrial] = useState<Trial>();
  const change = (next: Draft[]) => {
    setDrafts(next);
    setTrial(undefined);
    unsaved(true);
  };
  const set = (key: number, part: Partial<Draft>) => change(drafts.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const failed = (error: unknown) => void message.error(whyOf(error), 8);
  const body = { adjustments: drafts.map(({ unit, yuan, reason }) => ({ unit, amount: fenOf(yuan) ?? '', reason })) };
  const complete = drafts.every(({ unit, yuan, reason }) => unit !== '' && fenOf(yuan) !== undefined && reason.trim() !== '');
  const tryIt = () => attempt.mutateAsync({ params: { cycle }, body }).then((answer) => setTrial(answer.body), failed);
  const keep = async () => {
    try {
      await save.mutateAsync({ params: { cycle }, body, ...(rev === undefined ? {} : { ifMatch: rev }) });
      setTrial(undefined);
      unsaved(false);
      void message.success(words('saved'));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <section className="card" aria-labelledby="adjust">
      <h2 id="adjust">{words('adjust')}</h2>
      <p className="soft">{words('adjustSays')}</p>
      {drafts.map(({ key, unit, yuan, reason }) => (
        <div key={key} className="adjustment">
          <label>
            {words('unit')}
            <select value={unit} onChange={({ target }) => set(key, { unit: target.value })}>
              <option value="">{words('choose')}</option>
              {lines.map((line) => (
                <option key={line.unit} value={line.unit}>
                  {line.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words('newAmount')}
            <Input inputMode="decimal" value={yuan} onChange={({ target }) => set(key, { yuan: target.value })} />
            {yuan !== '' && fenOf(yuan) === undefined ? (
              <span role="alert" className="red-ink">
                {words('badAmount')}
              </span>
            ) : null}
          </label>
          <label>
            {words('reason')}
            <Input maxLength={200} value={reason} onChange={({ target }) => set(key, { reason: target.value })} />
          </label>
          <Button onClick={() => change(drafts.filter((each) => each.key !== key))}>{words('remove')}</Button>
        </div>
      ))}
      <div className="buttons">
        <Button onClick={() => change([...drafts, { key: (drafts.at(-1)?.key ?? 0) + 1, unit: '', yuan: '', reason: '' }])}>{words('add')}</Button>
        <Button disabled={!complete} loading={attempt.isPending} onClick={() => void tryIt()}>
          {words('try')}
        </Button>
        <Button type="primary" disabled={!complete || trial === undefined} loading={save.isPending} onClick={() => void keep()}>
          {words('save')}
        </Button>
      </div>
      {trial === undefined ? null : <Effect trial={trial} />}
    </section>
  );
};
