import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { read } from '../../../shared/api/queries.ts';
import { moneyText } from '../../../shared/money.ts';
import { Asked } from '../../parts/asked.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { holds, useSession } from '../../shell/session.tsx';
import { Adjusting } from './adjusting.tsx';
import { BudgetRows } from './budget-table.tsx';
import { SignOff } from './sign-off.tsx';
import { useBudgetWords } from './texts.ts';
import './budget.css';

const Budget = ({ cycle }: { cycle: string }) => {
  const words = useBudgetWords();
  const isFinance = holds(useSession(), ['finance']);
  const [unsaved, setUnsaved] = useState(false);
  const budget = useQuery(read('/results/{cycle}/budget', { params: { cycle } }));
  if (budget.error instanceof ApiProblem && budget.error.status === 404) return <Empty title={words('none')} next={words('noneNext')} />;
  return (
    <Asked query={budget}>
      {({ body: { table, paper }, rev }) => (
        <>
          <section className="card" aria-label={words('title')}>
            <p>
              <span className={table.status === 'signed-off' ? 'tag green' : 'tag amber'}>{words(`status.${table.status}`)}</span>{' '}
              {words('version', { version: table.version })}
            </p>
            <dl className="sums">
              <dt>{words('total')}</dt>
              <dd className="number">{moneyText(paper.total)}</dd>
              <dt>{words('sum')}</dt>
              <dd className="number">{moneyText(paper.sum)}</dd>
            </dl>
          </section>
          {isFinance && table.status === 'drawn' ? (
            <>
              <Adjusting key={table.version} cycle={cycle} table={table} rev={rev} lines={paper.lines} unsaved={setUnsaved} />
              <SignOff cycle={cycle} table={table} rev={rev} blocked={unsaved} />
            </>
          ) : null}
          <BudgetRows paper={paper} />
        </>
      )}
    </Asked>
  );
};

/** 预算挂钩: every amount with how it came about; finance adjusts, sees what that does to the others, signs off. */
export const BudgetPage = () => {
  const words = useBudgetWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <Budget key={cycle} cycle={cycle} />}</OfYear>
    </>
  );
};
