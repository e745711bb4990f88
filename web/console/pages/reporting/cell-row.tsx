import { Button, Input } from 'antd';
import { monthText } from '../../../shared/days.ts';
import { Month } from '../../parts/day.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { Refusal } from './refusal.tsx';
import { SavedState } from './saved-state.tsx';
import { useReportingWords } from './texts.ts';
import { useCell } from './use-cell.ts';
import { type AskedFigure, type Cell, cellKey, type FormPath } from './use-form.ts';

interface Props {
  path: FormPath;
  cell: Cell;
  figure: AskedFigure;
  open: boolean;
  /** Name of the indicator whose deviation is to be explained at this cell. */
  explain: string | undefined;
  noChange: (cell: Cell) => void;
}

const Known = ({ cell }: { cell: Cell }) => {
  const language = useLanguage();
  const { last, lastYear, others = [] } = cell;
  return (
    <>
      <td className="right number">
        {last === undefined ? '—' : last.value}
        {last === undefined ? null : <small className="soft">{monthText(last.month, language)}</small>}
      </td>
      <td className="right number">{'none' in lastYear ? <span className="soft">{lastYear.none}</span> : lastYear.value}</td>
      <td>
        {others.map(({ source, value }) => (
          <p key={source} className={cell.value !== undefined && cell.value !== value ? 'differs' : undefined}>
            {source} <span className="number">{value}</span>
          </p>
        ))}
        {others.length === 0 ? '—' : null}
      </td>
    </>
  );
};

/** One month of a figure: what is asked beside what is known. */
export const CellRow = ({ path, cell, figure, open, explain, noChange }: Props) => {
  const [words, language] = [useReportingWords(), useLanguage()];
  const row = useCell(path, cell, open);
  const { typed, state, type, save } = row;
  const label = words('inputOf', { figure: cell.figure, month: monthText(cell.month, language) });
  const asks = explain !== undefined || typed.reason !== '' || typed.measures !== '';
  return (
    <>
      <tr id={cellKey(cell)}>
        <th scope="row">
          <Month month={cell.month} />
        </th>
        <td className="entry">
          {open ? (
            <Input
              aria-label={label}
              inputMode="decimal"
              value={typed.value}
              suffix={figure.unitOfMeasure}
              status={state.is === 'refused' ? 'error' : ''}
              onChange={({ target }) => type({ value: target.value })}
              onBlur={save}
              onPressEnter={save}
            />
          ) : (
            <span className="number">{cell.value === undefined ? '—' : `${cell.value} ${figure.unitOfMeasure ?? ''}`}</span>
          )}
          {open && figure.carries && cell.value === undefined && cell.last !== undefined ? (
            <Button size="small" type="link" aria-label={`${label} ${words('unchanged')}`} onClick={() => noChange(cell)}>
              {words('unchanged')}
            </Button>
          ) : null}
          <Refusal {...row} />
        </td>
        <Known cell={cell} />
        <td aria-live="polite">
          <SavedState {...row} cell={cell} open={open} />
        </td>
      </tr>
      {asks ? (
        <tr className="explain">
          <td />
          <td colSpan={5}>
            {explain === undefined ? null : <p className="amber-text">{words('explainHint', { indicator: explain })}</p>}
            {(['reason', 'measures'] as const).map((part) =>
              open ? (
                <label key={part}>
                  {words(part)}
                  <Input.TextArea autoSize maxLength={500} value={typed[part]} onChange={({ target }) => type({ [part]: target.value })} onBlur={save} />
                </label>
              ) : (
                <p key={part}>
                  {words(part)}:{typed[part]}
                </p>
              ),
            )}
          </td>
        </tr>
      ) : null}
    </>
  );
};
