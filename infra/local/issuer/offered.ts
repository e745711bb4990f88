import { roleNames } from '#domain/access/role-names.zh-cn.ts';
import type { Playable } from '../play/sample-port.ts';
import type { PickableCounty } from './pick-page.ts';

/** What the local identity provider calls somebody of a sample county. */
export const localSubject = (county: string, person: string): string => `${county}.${person}`;

/** The people of a sample county for the sign-in page; a source's system is no person. */
export const pickableOf = ({ policy, plan, people }: Pick<Playable, 'policy' | 'plan' | 'people'>): PickableCounty => {
  const units = new Map(plan.units.map(({ id, name }) => [id, name]));
  const postText = ({ role, unit, to }: Playable['people'][number]['posts'][number]): string =>
    `${unit === undefined ? '' : `${units.get(unit) ?? unit} `}${roleNames[role]}${to === undefined ? '' : `(至 ${to})`}`;
  return {
    name: policy.title.replace(/(绩效|综合)?考评.*$/, ''),
    people: people
      .filter(({ posts }) => posts.some(({ role }) => role !== 'source-system'))
      .map(({ id, name, posts }) => ({ subject: localSubject(policy.county, id), name, posts: posts.map(postText) })),
  };
};
