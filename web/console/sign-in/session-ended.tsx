import { Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { call, whenSessionEnds } from '../../shared/api/call.ts';
import { useCommonWords } from '../texts/common.ts';
import { signedInPath, signInAddress, whenSignedIn } from './provider.ts';
import { SamplePeople } from './sample-people.tsx';
import './sign-in.css';

/** All calls that found the session ended wait for one and the same signing in. */
let waiting: PromiseWithResolvers<void> | undefined;

/** Lies over the page when the session has ended: the page below keeps what was typed, and the calls go on afterwards. Somebody else starts anew. */
export const SessionEnded = ({ person }: { person: string }) => {
  const words = useCommonWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    whenSessionEnds(() => {
      setOpen(true);
      waiting ??= Promise.withResolvers<void>();
      return waiting.promise;
    });
  }, []);
  const done = useCallback(async () => {
    const { body } = await call('GET', '/access/me', { anonymous: true });
    if (body.person !== person) {
      window.location.assign('/');
      return;
    }
    setOpen(false);
    waiting?.resolve();
    waiting = undefined;
  }, [person]);
  useEffect(() => (open ? whenSignedIn(() => void done()) : undefined), [open, done]);
  return (
    <Modal open={open} title={words('signInTitle')} footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={880} destroyOnHidden>
      <p>{words('signInAgain')}</p>
      <p>
        <a className="action" href={signInAddress(signedInPath)} target="_blank" rel="noopener opener">
          {words('signInInTab')}
        </a>
      </p>
      <SamplePeople done={() => void done()} />
    </Modal>
  );
};
