import { signInAddress } from '../sign-in/provider.ts';
import { useCommonWords } from '../texts/common.ts';
import { useFieldWords } from '../texts/field.ts';
import { useListed } from '../texts/texts.ts';
import type { Session } from './session.tsx';

/** Roles that this session does not have because it was opened without a second factor, and the way to get them. */
export const Withheld = ({ me: { withheld } }: Pick<Session, 'me'>) => {
  const [words, field] = [useCommonWords(), useFieldWords()];
  const listed = useListed();
  if (withheld.length === 0) return null;
  const roles = listed([...new Set(withheld.map(({ role }) => field(`role.${role}`)))]);
  const { pathname, search } = window.location;
  return (
    <p className="banner" role="status">
      {words('withheld', { roles })} <a href={signInAddress(`${pathname}${search}`, true)}>{words('stepUp')}</a>
    </p>
  );
};
