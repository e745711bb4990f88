import { Button, Input } from 'antd';
import { clockText, monthText } from '../../../shared/days.ts';
import { Month } from '../../parts/day.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useReportingWords } from './texts.ts';
import { type CellState, useCell } from './use-cell.ts';
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

const SavedState = ({ state, cell, open }: { state: CellState; cell: Cell; open: boolean }) => {
  const words = useReportingWords();
  if (state.is === 'saving') return words('saving');
  if (state.is === 'saved') return words('savedAt', { time: clockText(state.at) });
  if (state.is === 'kept') return <span className="tag amber">{words('keptHere')}</span>;
  if (state.is === 'failed') return <span className="wrong">{state.message}</span>;
  if (cell.unchanged === true) return words('unchanged');
  if (cell.value !== undefined) return words('savedBefore');
  return open ? <span className="tag amber">{words('empty')}</span> : words('empty');
};

const Refusal = ({ state, mine, settle, type }: { state: CellState; mine: string } & Pick<ReturnType<typeof useCell>, 'settle' | 'type'>) => {
  const words = useReportingWords();
  if (state.is !== 'refused') return null;
  const { problem, current } = state.refused;
  const { offer } = problem;
  if (current !== undefined) {
    return (
      <div className="wrong" role="alert">
        <p>{words('collision', { theirs: current.value, mine })}</p>
        <Button size="small" onClick={() => settle(current, 'theirs')}>
          {words('useTheirs', { value: current.value })}
        </Button>{' '}
        <Button size="small" onClick={() => settle(current, 'mine')}>
          {words('useMine', { value: mine })}
        </Button>
      </div>
    );
  }
  return (
    <div className="wrong" role="alert">
      <p>
        {problem.message}
        {problem.expected === undefined ? null : `(${problem.expected})`}
      </p>
      {offer === undefined ? null : (
        <Button size="small" onClick={() => type({ value: offer.value })}>
          {words('useOffer', { value: offer.value })}
        </Button>
      )}
    </div>
  );
};

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
  const { typed, state, type, save, settle } = useCell(path, cell);
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
          <Refusal state={state} mine={typed.value} settle={settle} type={type} />
        </td>
        <Known cell={cell} />
        <td aria-live="polite">
          <SavedState state={state} cell={cell} open={open} />
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
