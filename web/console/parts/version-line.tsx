import type { ScoreVersion } from '#domain/scoring/result.ts';
import { useResultWords } from '../texts/result.ts';
import { Day } from './day.tsx';

/** Which version of the scores one looks at, and how far it has come. */
export const VersionLine = ({ of }: { of: Pick<ScoreVersion, 'version' | 'purpose' | 'status' | 'reason' | 'on'> }) => {
  const words = useResultWords();
  return (
    <span className="soft">
      <span className={of.purpose === 'result' && of.status === 'final' ? 'tag green' : 'tag amber'}>
        {of.purpose === 'simulated' ? words('simulated') : words(`status.${of.status}`)}
      </span>{' '}
      {of.purpose === 'simulated' ? of.reason : words('versionSays', { version: of.version, reason: of.reason })} · <Day day={of.on} />
    </span>
  );
};
