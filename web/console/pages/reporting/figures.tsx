import { App, Button } from 'antd';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { CellRow } from './cell-row.tsx';
import { useReportingWords } from './texts.ts';
import { type Cell, cellKey, type Form, type FormPath, isOpen } from './use-form.ts';

/** The indicator that wants an explanation at this cell: stated at the last month of one of its figures. */
const explainAt = ({ indicators, asked }: Form, { figure, month }: Cell): string | undefined => {
  const lastMonth = asked.filter((each) => each.figure === figure).at(-1)?.month;
  return month === lastMonth ? indicators.find(({ explain, figures }) => explain && figures.includes(figure))?.name : undefined;
};

/** 填报数据: a table per figure, a row per month. */
export const Figures = ({ form, path }: { form: Form; path: FormPath }) => {
  const words = useReportingWords();
  const { message } = App.useApp();
  const noChange = useAct('POST', '/reporting/{cycle}/{window}/{unit}/no-change');
  const open = isOpen(form);
  const say = async (cells?: Pick<Cell, 'figure' | 'month'>[]) => {
    try {
      const { body } = await noChange.mutateAsync({ params: { ...path }, body: cells === undefined ? {} : { cells } });
      const [refused] = body.refused;
      if (refused !== undefined) void message.error(refused.problem.message, 8);
      else if (body.saved.length === 0) void message.info(words('noneUnchanged'));
      else void message.success(words('allUnchangedSaid', { count: body.saved.length }));
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  return (
    <section className="card" aria-labelledby="figures">
      <div className="title">
        <h2 id="figures">{words('figures')}</h2>
        {open ? (
          <Button size="small" loading={noChange.isPending} onClick={() => void say()}>
            {words('allUnchanged')}
          </Button>
        ) : null}
      </div>
      {form.figures.map((figure) => (
        <div key={figure.name} className="scroll figure">
          <table className="grid">
            <caption>{figure.name}</caption>
            <thead>
              <tr>
                <th scope="col">{words('month')}</th>
                <th scope="col">{words('now')}</th>
                <th scope="col" className="right">
                  {words('last')}
                </th>
                <th scope="col" className="right">
                  {words('lastYear')}
                </th>
                <th scope="col">{words('others')}</th>
                <th scope="col">{words('saved')}</th>
              </tr>
            </thead>
            <tbody>
              {form.asked
                .filter((cell) => cell.figure === figure.name)
                .map((cell) => (
                  <CellRow
                    key={cellKey(cell)}
                    path={path}
                    cell={cell}
                    figure={figure}
                    open={open}
                    explain={explainAt(form, cell)}
                    noChange={({ figure: name, month }) => void say([{ figure: name, month }])}
                  />
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
};
