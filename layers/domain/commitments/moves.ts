import { type Change, changed, created, type Move } from '../change.ts';
import type { Disclosure } from '../disclosure/disclosure.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Plan } from '../schemes/plan.ts';
import type { Commitment, CommitmentContent, CommitmentsDocument, Progress, ShownCommitment } from './commitment.ts';

const words: Record<Commitment['status'], string> = { open: '推进中', finished: '已办结', withdrawn: '已撤销' };

const mustBeOpen = ({ status, content: { title } }: Commitment): void => {
  if (status !== 'open') throw new NotAllowed(`commitment-${status}`, `民生实事“${title}”${words[status]},不能再修改`);
};

const unitNameOf = ({ unit }: CommitmentContent, { units }: Plan): string => {
  const found = units.find(({ id }) => id === unit);
  if (found !== undefined) return found.name;
  throw new InvalidInput('民生实事不符合要求', [problem('content.unit', 'unknown-unit', `年度方案中没有单位 ${unit}`, { got: unit })]);
};

type New = Pick<Commitment, 'county' | 'cycle' | 'id' | 'content'>;

export const addCommitment = (entry: New, plan: Plan): Move => ({
  fact: 'commitment-added',
  changes: [created('commitment', { ...entry, unitName: unitNameOf(entry.content, plan), progress: [], status: 'open', rev: 1 })],
});

export const rewordCommitment = (commitment: Commitment, content: CommitmentContent, plan: Plan): Move => {
  mustBeOpen(commitment);
  return { fact: 'commitment-reworded', changes: [changed('commitment', commitment, { content, unitName: unitNameOf(content, plan) })] };
};

const dayProblems = ({ progress }: Commitment, { on }: Progress, today: string): Problem[] => {
  const last = progress.at(-1)?.on;
  if (on > today) return [problem('on', 'date-to-come', '进展日期不能晚于今天', { expected: `不晚于 ${today}`, got: on })];
  if (last !== undefined && on < last) return [problem('on', 'date-before-last', '进展日期不能早于上一条进展', { expected: `不早于 ${last}`, got: on })];
  return [];
};

/** What was reached by a day; `finished`: the promise is kept. Entries are never rewritten. */
export const reportProgress = (commitment: Commitment, entry: Progress, { today, finished }: { today: string; finished: boolean }): Move => {
  mustBeOpen(commitment);
  const problems = dayProblems(commitment, entry, today);
  if (problems.length > 0) throw new InvalidInput('进展不符合要求', problems);
  return {
    fact: finished ? 'commitment-finished' : 'commitment-progressed',
    changes: [changed('commitment', commitment, { progress: [...commitment.progress, entry], ...(finished ? { status: 'finished' } : {}) })],
  };
};

const shownOf = ({ id, content, unitName, status, reason, progress }: Commitment): ShownCommitment => ({
  id,
  ...content,
  unitName,
  status,
  ...(reason === undefined ? {} : { reason }),
  progress,
});

interface Public {
  countyName: string;
  today: string;
  /** What the public reads now. */
  shown: CommitmentsDocument | undefined;
}

/** Taking a promise back makes nothing public but that and why: what was written since the last publishing stays unpublished. */
const itemOf = (commitment: Commitment, before: ShownCommitment | undefined): ShownCommitment => {
  const { status, reason } = commitment;
  return status === 'withdrawn' && before !== undefined ? { ...before, status, ...(reason === undefined ? {} : { reason }) } : shownOf(commitment);
};

/** The list as the public will read it: this one as it stands now, the others as they were last made public. */
export const withShown = (commitment: Commitment, { countyName, today, shown }: Public): CommitmentsDocument => {
  const { county, cycle, id } = commitment;
  const all = shown?.items ?? [];
  const others = all.filter((item) => item.id !== id);
  const item = itemOf(
    commitment,
    all.find((each) => each.id === id),
  );
  const items = [...others, item].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { format: 'xianheng-commitments/1', county, countyName, cycle, on: today, items };
};

export interface Pointer {
  /** What the public is led by now; absent before the first commitment of the year. */
  disclosure: Disclosure | undefined;
  countyName: string;
  today: string;
  /** Of the document that it will be led to. */
  hash: string;
}

const pointTo = ({ county, cycle }: Commitment, { disclosure, countyName, today, hash }: Pointer): Change =>
  disclosure === undefined
    ? created('disclosure', { county, cycle, kind: 'commitments', version: '1', registry: 'disclosures', countyName, on: today, hash, rev: 1 })
    : changed('disclosure', disclosure, { on: today, hash });

/** The head of the office makes public what the clerks have written. */
export const publishCommitment = (commitment: Commitment, pointer: Pointer): Move => {
  const { shownRev, rev, content } = commitment;
  if (shownRev === rev) throw new NotAllowed('nothing-to-publish', `民生实事“${content.title}”自上次公开后没有变化`);
  return { fact: 'commitment-published', changes: [changed('commitment', commitment, { shownRev: rev + 1 }), pointTo(commitment, pointer)] };
};

/** Takes a promise back, with the reason; what the public has seen does not vanish but says so. */
export const withdrawn = (commitment: Commitment, reason: string): Commitment => {
  mustBeOpen(commitment);
  return { ...commitment, status: 'withdrawn', reason };
};

export const recordWithdrawal = (before: Commitment, after: Commitment, pointer: Pointer | undefined): Move => {
  const { status, reason } = after;
  const shown = pointer === undefined ? {} : { shownRev: before.rev + 1 };
  return {
    fact: 'commitment-withdrawn',
    changes: [changed('commitment', before, { status, reason, ...shown }), ...(pointer === undefined ? [] : [pointTo(before, pointer)])],
  };
};

/** What stands in the list but not yet before the public. */
export const waitsForPublishing = ({ shownRev, rev, status }: Commitment): string | undefined => {
  if (shownRev === rev) return undefined;
  if (shownRev === undefined) return status === 'withdrawn' ? undefined : '尚未公开';
  return '有未公开的修改';
};
