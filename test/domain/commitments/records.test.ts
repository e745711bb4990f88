import { describe, expect, it } from 'vitest';
import { Commitment, CommitmentContent, CommitmentsDocument, Progress, ShownCommitment } from '#domain/commitments/commitment.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import { readsBack } from '../reads-back.ts';

const content = { title: '新增学位', promise: '新增学位 700 个', unit: 'U001', due: '2026-09-01' };
const progress = [{ on: '2026-06-10', note: '主体完工' }];
const status = ['open', 'finished', 'withdrawn'];
const notProgress = [[{ on: '6月', note: '主体完工' }], [{ on: '2026-06-10' }], [{ on: '2026-06-10', note: '主体完工', by: 'li' }]];
const shown = { id: 'MS-01', ...content, unitName: '样1局', status: 'withdrawn' as const, reason: '改列明年', progress };

describe('records of commitments', () => {
  readsBack('a commitment', Commitment, {
    full: {
      county: '330798',
      cycle: '2026',
      id: 'MS-01',
      content,
      unitName: '样1局',
      progress,
      status: 'withdrawn',
      reason: '改列明年',
      shownRev: 2,
      rev: 3,
    },
    optional: ['reason', 'shownRev'],
    words: { status },
    refused: {
      shownRev: [0],
      rev: [0],
      progress: notProgress,
      content: [
        { ...content, unit: '教育局' },
        { ...content, due: '9月' },
      ],
    },
  });

  readsBack('a commitment before the public', ShownCommitment, {
    full: shown,
    optional: ['due', 'reason'],
    words: { status },
    refused: { progress: notProgress },
  });

  readsBack('the list before the public', CommitmentsDocument, {
    full: { format: 'xianheng-commitments/1', county: '330798', countyName: '小样县', cycle: '2026', on: '2026-06-12', items: [shown] },
    words: { format: ['xianheng-commitments/1'] },
    refused: { items: [[{ ...shown, rev: 3 }]] },
  });
});

describe('a commitment as it is typed', () => {
  const wordsFor = (schema: typeof CommitmentContent | typeof Progress, input: unknown): string[] => {
    const { error } = schema.safeParse(input);
    return error === undefined ? [] : problemsOf(error, input).map(({ path, message }) => `${path} ${message}`);
  };

  it('is kept without the blanks around it', () => {
    expect(CommitmentContent.parse({ ...content, title: ' 新增学位 ', promise: ' 新增学位 700 个\n' })).toEqual(content);
    expect(Progress.parse({ on: '2026-06-10', note: ' 主体完工 ' })).toEqual(progress[0]);
  });

  it('must say something, blanks are nothing', () => {
    expect(wordsFor(CommitmentContent, { ...content, title: ' ', promise: ' ' })).toEqual(['title 请填写事项名称', 'promise 请填写承诺内容']);
    expect(wordsFor(Progress, { on: '2026-06-10', note: ' ' })).toEqual(['note 请填写进展说明']);
  });

  it('is as long as the page can show, and is told its limit', () => {
    expect(wordsFor(CommitmentContent, { ...content, title: '学'.repeat(60), promise: '学'.repeat(500) })).toEqual([]);
    expect(wordsFor(CommitmentContent, { ...content, title: '学'.repeat(61), promise: '学'.repeat(501) })).toEqual([
      'title 事项名称不超过 60 字',
      'promise 承诺内容不超过 500 字',
    ]);
    expect(wordsFor(Progress, { on: '2026-06-10', note: '学'.repeat(500) })).toEqual([]);
    expect(wordsFor(Progress, { on: '2026-06-10', note: '学'.repeat(501) })).toEqual(['note 进展说明不超过 500 字']);
  });
});
