import type { AuditEntry } from '#platform/table/audit.ts';
import type { Game } from '../../infra/local/play/game.ts';

interface Page {
  entries: AuditEntry[];
  next?: string;
}

/** The whole audit trail of a cycle, oldest first. */
export const trailOf = async (game: Game, cycle = game.cycle): Promise<AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page: Page = await game.as('office-head').get<Page>(`/access/trail?cycle=${cycle}&limit=200${cursor}`);
    entries.push(...page.entries);
    next = page.next;
  }
  return entries.reverse();
};

/** What happened, without who noticed it first and when: each fact with the records it is about, in a comparable order. */
export const factsOf = (entries: readonly AuditEntry[], { county }: Game): string[] =>
  entries.map(({ fact, records }) => `${fact}: ${records.map(({ record, key }) => `${record} ${key.replace(county, '')}`).join(', ')}`).sort();
