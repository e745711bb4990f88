import { Button } from 'antd';
import { useReportingWords } from './texts.ts';
import type { Row, Theirs } from './use-cell.ts';

/** Somebody else was faster: both sides in full, and one of them is chosen. */
const Collision = ({ theirs, mine, settle }: { theirs: Theirs; mine: Row['typed'] } & Pick<Row, 'settle'>) => {
  const words = useReportingWords();
  const values = theirs.value !== mine.value;
  const texts = (['reason', 'measures'] as const).filter((part) => (theirs[part] ?? '') !== mine[part].trim());
  return (
    <div className="wrong" role="alert">
      {values ? <p>{words('collision', { theirs: theirs.value, mine: mine.value })}</p> : null}
      {texts.map((part) => (
        <p key={part}>{words('collisionText', { part: words(part), theirs: theirs[part] ?? '', mine: mine[part] })}</p>
      ))}
      <Button size="small" onClick={() => settle(theirs, 'theirs')}>
        {values ? words('useTheirs', { value: theirs.value }) : words('useTheirWords')}
      </Button>{' '}
      <Button size="small" onClick={() => settle(theirs, 'mine')}>
        {values ? words('useMine', { value: mine.value }) : words('useMyWords')}
      </Button>
    </div>
  );
};

/** Why a value was not saved, and the ways on. */
export const Refusal = ({ state, typed, settle, type }: Pick<Row, 'state' | 'typed' | 'settle' | 'type'>) => {
  const words = useReportingWords();
  const refused = state.is === 'refused' || state.is === 'saving' ? state.refused : undefined;
  if (refused === undefined) return null;
  const { problem, current } = refused;
  const { offer } = problem;
  if (current !== undefined) return <Collision theirs={current} mine={typed} settle={settle} />;
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
