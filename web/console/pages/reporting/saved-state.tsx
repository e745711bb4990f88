import { Button } from 'antd';
import { clockText } from '../../../shared/days.ts';
import { useReportingWords } from './texts.ts';
import type { Row } from './use-cell.ts';
import type { Cell } from './use-form.ts';

interface StateProps extends Pick<Row, 'typed' | 'state' | 'type' | 'discard'> {
  cell: Cell;
  open: boolean;
}

/** What was typed and did not get there: nothing of it is saved by itself while the form is locked. */
const Kept = ({ open, typed, discard }: StateProps) => {
  const words = useReportingWords();
  if (open) return <span className="tag amber">{words('keptHere')}</span>;
  return (
    <>
      <span className="tag amber">{words('keptLocked', { value: typed.value })}</span>
      <Button size="small" type="link" onClick={discard}>
        {words('discard')}
      </Button>
    </>
  );
};

/** How saving a cell goes, and what to do about it. */
export const SavedState = (props: StateProps) => {
  const words = useReportingWords();
  const { state, cell, open, typed, type } = props;
  if (state.is === 'saving') return words('saving');
  if (state.is === 'saved') return words('savedAt', { time: clockText(state.at) });
  if (state.is === 'kept') return <Kept {...props} />;
  if (state.is === 'failed') return <span className="wrong">{state.message}</span>;
  if (state.is === 'taken-back') {
    const { value, reason, measures } = state.before;
    return (
      <>
        {words('takenBackAt', { time: clockText(state.at) })}
        <Button size="small" type="link" onClick={() => type({ value, reason, measures })}>
          {words('restore', { value })}
        </Button>
      </>
    );
  }
  const { value } = cell;
  if (open && state.is === 'typed')
    return typed.value.trim() === '' && value === undefined ? <span className="tag amber">{words('empty')}</span> : words('typing');
  if (cell.unchanged === true) return words('unchanged');
  if (value !== undefined) return words('savedBefore');
  return open ? <span className="tag amber">{words('empty')}</span> : words('empty');
};
