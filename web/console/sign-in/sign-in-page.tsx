import { useQueryClient } from '@tanstack/react-query';
import { Title } from '../parts/title.tsx';
import { useCommonWords } from '../texts/common.ts';
import { signInAddress } from './provider.ts';
import { SamplePeople } from './sample-people.tsx';
import './sign-in.css';

/** Where somebody without a session begins: at the identity provider, who sends them back to the page they wanted. */
export const SignInPage = () => {
  const words = useCommonWords();
  const queries = useQueryClient();
  const { pathname, search } = window.location;
  return (
    <main className="sign-in-page card">
      <Title>{words('signInTitle')}</Title>
      <p>
        <a className="action" href={signInAddress(`${pathname}${search}`)}>
          {words('signInGo')}
        </a>
      </p>
      <SamplePeople done={() => void queries.resetQueries()} />
    </main>
  );
};
