import { useResultWords } from '../texts/result.ts';

/** Working days until a due day, as the API counts them; negative is late. */
export const DaysLeft = ({ days }: { days: number }) => {
  const words = useResultWords();
  if (days < 0) return <span className="tag red">{words('workingDaysLate', { days: -days })}</span>;
  if (days === 0) return <span className="tag red">{words('dueToday')}</span>;
  return <span className={days <= 3 ? 'tag amber' : 'tag'}>{words('workingDaysLeft', { days })}</span>;
};
