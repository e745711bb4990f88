import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/states.tsx';
import { Title } from '../parts/title.tsx';
import { useCommonWords } from '../texts/common.ts';

export const NotFound = () => {
  const words = useCommonWords();
  return (
    <>
      <Title>{words('notFound')}</Title>
      <Empty title={words('notFoundHint')}>
        <Link to="/">{words('toHome')}</Link>
      </Empty>
    </>
  );
};
