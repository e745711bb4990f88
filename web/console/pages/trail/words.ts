import { useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import { factWords } from '#domain/fact-words.zh-cn.ts';
import { recordNames } from '#domain/record-names.zh-cn.ts';
import { read } from '../../../shared/api/queries.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage } from '../../texts/texts.ts';
import { useTrailWords } from './texts.ts';

/** A code of the records as words: `BatchPosted` and `batch-posted` are “Batch posted”. */
const plain = (name: string): string => {
  const words = name.replaceAll(/(?<=\w)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What happened, in words; the code itself where it has none. */
export const useFactWords = (): ((fact: string) => string) => {
  const language = useLanguage();
  return (fact) => (language === 'en' ? plain(fact) : (factWords(fact) ?? fact));
};

/** A record in words: its kind, and its key without the county and the year that all of the page speaks of. */
export const useRecordWords = (cycle: string): ((name: { record: string; key: string }) => string) => {
  const language = useLanguage();
  const { county } = useSession().me;
  return ({ record, key }) => {
    const name = language === 'en' ? plain(record) : (new Map(Object.entries(recordNames)).get(record) ?? record);
    const own = key.split('/').filter((part, at) => !(at === 0 && part === county) && !(at === 1 && part === cycle));
    return [name, ...own].join(' ');
  };
};

/** Who it was: a person by name, a workflow, the daily tick. */
export const useActorWords = (): ((who: string) => string) => {
  const words = useTrailWords();
  const { me } = useSession();
  const staff = useQuery({ ...read('/access/staff'), enabled: abilityOf(me).can('read', 'person'), staleTime: 600_000 });
  const names = new Map(staff.data?.body.staff.map(({ id, name }) => [id, name]));
  return (who) => {
    if (who === 'tick') return words('byTick');
    if (who.startsWith('workflow')) return words('byWorkflow');
    return names.get(who) ?? who;
  };
};
