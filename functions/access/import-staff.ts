import * as z from 'zod';
import { importStaff, readStaffTable, StaffChange, StaffRow } from '#domain/access/staff-table.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { Problem } from '#domain/problems/problem.ts';
import { reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { keepingBy } from './staff.ts';

const rows = z.array(StaffRow).min(1, { error: '表中没有人员' }).max(2000, { error: '一次最多 2000 行' });
export const StaffTable = z.strictObject({ rows });
/** `seen`: the state of the list that the preview was made from. */
export const StaffImport = z.strictObject({ rows, seen: z.string(), reason });
export const StaffPreview = z.object({ seen: z.string(), changes: z.array(StaffChange), problems: z.array(Problem), notes: z.array(Problem) });

type Kept = Awaited<ReturnType<typeof keepingBy>>;
const stateOf = ({ people, units }: Kept): string => hashOf({ people: people.map(({ id, rev }) => [id, rev]), units });

/** What a table of people would change and all that is wrong with it; nothing is saved. */
export const previewStaff = async ({ body, who }: Call<unknown, unknown, z.output<typeof StaffTable>>): Promise<Answer<z.input<typeof StaffPreview>>> => {
  const keeping = await keepingBy(who);
  const { changes, problems, notes } = readStaffTable(body.rows, keeping);
  return { body: { seen: stateOf(keeping), changes, problems, notes } };
};

/** The table as it was previewed, all of it or nothing. */
export const importStaffTable = async ({ body, who, act }: Call<unknown, unknown, z.output<typeof StaffImport>>): Promise<Answer<Receipt>> => {
  const keeping = await keepingBy(who);
  const move = importStaff(body.rows, keeping);
  if (body.seen !== stateOf(keeping)) throw new Conflict('staff-moved-on', '人员名单在预览之后有变动,没有导入,请再预览一次');
  const { county, tickedThrough } = keeping.county;
  return { body: await commit(move, { county, cycle: '-', who: who.person, act, day: tickedThrough, reason: body.reason }) };
};
