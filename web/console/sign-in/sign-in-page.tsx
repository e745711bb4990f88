import { useQueryClient } from '@tanstack/react-query';
import { Title } from '../parts/title.tsx';
import { useCommonWords } from '../texts/common.ts';
import { SignIn } from './sign-in.tsx';

/** Where somebody without a session begins. */
export const SignInPage = () => {
  const words = useCommonWords();
  const queries = useQueryClient();
  return (
    <main className="sign-in-page card">
      <Title>{words('signInTitle')}</Title>
      <SignIn done={() => void queries.resetQueries()} />
    </main>
  );
};
