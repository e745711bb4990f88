import type { Role } from '#domain/tasks/task.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';

/** People as people: what the pictures of the guide show. */
const names: Partial<Record<Role, string>> = {
  'unit-reporter': '王学军',
  'unit-leader': '雷若兰',
  'office-clerk': '孙敏',
  'office-head': '罗淑芬',
  'leading-group': '黎秀兰',
  'lead-unit': '谢伟民',
  finance: '蔡宏伟',
  'organisation-department': '魏建国',
  auditor: '毛俊杰',
};

/** The county with names for its office and for the people of its first unit. */
export const named = (sample: Playable): Playable => ({
  ...sample,
  people: sample.people.map((person) => {
    const [post] = person.posts;
    const name = post === undefined || (post.unit ?? 'U001') !== 'U001' ? undefined : names[post.role];
    return name === undefined ? person : { ...person, name };
  }),
});
