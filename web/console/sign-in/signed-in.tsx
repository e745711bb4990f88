import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Empty } from '../parts/states.tsx';
import { Title } from '../parts/title.tsx';
import { useCommonWords } from '../texts/common.ts';
import { tellSignedIn } from './provider.ts';

/** The end of a tab that was opened to sign in: the page that waits for it goes on, and the tab closes itself where the browser lets it. */
export const SignedIn = () => {
  const words = useCommonWords();
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <>
      <Title>{words('signedIn')}</Title>
      <Empty title={words('signedInNext')}>
        <Link to="/">{words('toHome')}</Link>
      </Empty>
    </>
  );
};
