import { Link } from '@tanstack/react-router';
import { useUnitFileWords } from './texts.ts';

interface Props {
  cycle: string;
  unit: string;
  code: string;
  name: string;
  version: string;
}

/** Every mark opens its explanation. */
export const ExplainLink = ({ cycle, unit, code, name, version }: Props) => {
  const words = useUnitFileWords();
  return (
    <Link to="/explanation/$cycle/$unit/$indicator" params={{ cycle, unit, indicator: code }} search={{ version }} aria-label={words('explainOf', { name })}>
      {words('explain')}
    </Link>
  );
};
