import { useResultWords } from '../texts/result.ts';

/** A change in percentage points, with its sign: a colour never stands alone. */
export const Change = ({ by }: { by: string | undefined }) => {
  const words = useResultWords();
  if (by === undefined) return <span className="soft">{words('noBefore')}</span>;
  const [sign, tone] = by.startsWith('-') ? ['↓ ', 'tag red'] : Number(by) === 0 ? ['', 'tag'] : ['↑ +', 'tag green'];
  return <span className={`${tone} number`}>{words('changeBy', { by: `${sign}${by}` })}</span>;
};
