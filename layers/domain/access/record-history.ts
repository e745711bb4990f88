import * as z from 'zod';

/** What one entry of the trail did to one record; hashes stand for the record before and after. */
export const RecordStep = z.object({
  at: z.iso.datetime(),
  day: z.iso.date().optional(),
  who: z.string(),
  onBehalfOf: z.string().optional(),
  fact: z.string(),
  reason: z.string().optional(),
  rev: z.int().optional(),
  before: z.string().optional(),
  after: z.string(),
  /** It begins where the step before ended: nothing was changed beside the trail. */
  follows: z.boolean(),
});
export type RecordStep = z.infer<typeof RecordStep>;

interface Entry extends Pick<RecordStep, 'at' | 'day' | 'who' | 'onBehalfOf' | 'fact' | 'reason'> {
  records: readonly { record: string; key: string; rev?: number | undefined; before?: string | undefined; after: string }[];
}

/** The trail of one record, oldest first. Its first step has nothing before it; each later one must begin with what the one before left. */
export const historyOf = (entries: readonly Entry[], record: string, key: string): RecordStep[] => {
  const inOrder = [...entries].sort((a, b) => a.at.localeCompare(b.at));
  const steps: RecordStep[] = [];
  for (const { at, day, who, onBehalfOf, fact, reason, records } of inOrder) {
    const own = records.find((each) => each.record === record && each.key === key);
    if (own === undefined) continue;
    const { rev, before, after } = own;
    steps.push({ at, day, who, onBehalfOf, fact, reason, rev, before, after, follows: before === steps.at(-1)?.after });
  }
  return steps;
};
