import { abilityOf, type Facts, type Permission, permissions } from '#domain/access/abilities.ts';
import { assigneeKeysOf, type RoleInForce } from '#domain/access/caller.ts';
import { Role } from '#domain/tasks/task.ts';
import type { AnyRoute } from './route.ts';

/** `all` whatever the record; `own` only one's own (unit, task, sent card); `none`. */
export type Access = 'all' | 'own' | 'none';

const unitBound: readonly Role[] = ['unit-reporter', 'unit-leader', 'lead-unit'];
export const postOf = (role: Role): RoleInForce =>
  unitBound.includes(role) ? { role, unit: 'U001' } : role === 'source-system' ? { role, source: 'S1' } : { role };

const foreign: Facts = { unit: 'U002', source: 'S2', assigneeKey: 'nobody', sent: false, self: false };

/** Asks the ability itself, first with a foreign record, then with one's own. A route without a record knows no own. */
export const accessOf = (role: Role, { can, about, on }: Pick<AnyRoute, 'can' | 'about' | 'on'>): Access => {
  const roles = [postOf(role)];
  const ability = abilityOf({ roles });
  if (ability.can(can, { ...(on === 'none' ? {} : foreign), type: about })) return 'all';
  const own = { unit: 'U001', source: 'S1', assigneeKey: assigneeKeysOf({ roles })[0], sent: true, self: true };
  return on !== 'none' && ability.can(can, { ...own, type: about }) ? 'own' : 'none';
};

const cell = { all: '●', own: '○', none: '' } as const;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const routeRow = (route: AnyRoute): string[] => {
  const what = [`${route.method} ${route.path}`, `${route.can} ${route.about}`];
  return route.open === true ? [...what, ...Role.options.map(() => '●')] : [...what, ...Role.options.map((role) => cell[accessOf(role, route)])];
};

const permissionRow = ({ can, about, roles, where }: Permission): string[] => [can, about, typeof roles === 'string' ? roles : roles.join(', '), where ?? ''];

const byPath = (a: AnyRoute, b: AnyRoute): number => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en');

/** docs/access.md: who may do what, as granted and as every route sees it. */
export const accessTable = (routes: readonly AnyRoute[]): string => `# Who may do what

Made from layers/domain/access/abilities.ts and the route tables in functions/*/api.ts; do not edit.

● whatever the record, ○ only one's own (own unit, own task, own source, own card once it was sent), empty: refused.

## Routes

${table(['route', 'permission', ...Role.options], [...routes].sort(byPath).map(routeRow))}

Without a session: ${routes
  .filter(({ open }) => open === true)
  .map(({ method, path }) => `\`${method} ${path}\``)
  .join(', ')} (the last two in the local stage only).

## Permissions

Everything that is not granted here is refused. Roles come from posts in force on the county's day.

${table(['may', 'about', 'roles', 'where'], permissions.map(permissionRow))}
`;
