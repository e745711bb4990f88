import { created } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import type { ResultPaper } from '#domain/results/result.ts';
import { archive } from '#platform/files/archive.ts';
import { commit } from './commit.ts';

/** Keeps a document made from the result: the text in the archive, a record that points to it. A repeat changes nothing. */
export const writePaper = async ({ county, cycle, today }: Cycle, kind: ResultPaper['kind'], version: string, content: unknown, who: string): Promise<void> => {
  const paper: ResultPaper = { county, cycle, kind, version, hash: await archive(content), on: today, rev: 1 };
  try {
    await commit({ fact: `${kind}-written`, changes: [created('paper', paper)] }, { county, cycle, who, act: `paper:${kind}:${version}`, day: today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};
