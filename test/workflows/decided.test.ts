import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Change, created } from '#domain/change.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { ScoreDecision } from '#domain/scoring/facts.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, aWindow, cycle, found } from './a-county.ts';

const county = '330724';
const key = { county, cycle };

let cloud: ACountyCloud;
beforeAll(async () => {
  cloud = await aCountyCloud('decided.log');
  await found(cloud, county, { today: '2027-02-10', also: [created('window', { ...aWindow(county, 'closed'), closedOn: '2026-07-10' })] });
  for (const scheme of smallCounty().schemes) {
    const paper = { ...key, kind: 'scheme', code: scheme.code, version: 1, status: 'published', title: scheme.name, by: 'P1', rev: 1 } as const;
    await write(scheme.code, created('publication', { ...paper, hash: await cloud.archive(scheme) }));
  }
});
afterAll(() => cloud?.stop());

const write = (act: string, change: Change) => cloud.commit({ fact: act, changes: [change] }, { ...key, who: 'test', act });

const enter = (id: string) => {
  const adjustment = { id, unit: 'U001', kind: 'bonus', matter: '获省级通报表扬', marks: '1', date: '2026-05-18', document: '省政办〔2026〕9号' } as const;
  return write(id, created('ledger', { ...key, id, content: { type: 'adjustment', adjustment }, status: 'in-force', by: 'P1', on: '2026-05-20', rev: 1 }));
};

const decide = (kind: 'review' | 'decide', outcome: string, changes: ScoreDecision[] = []) => {
  const papers = { meeting: '县委常委会会议', number: '〔2027〕3号', date: '2027-02-20', minutes: '会议纪要', outcome, changes };
  return write(`${kind}-${outcome}`, created('decision', { ...key, id: `${kind}-${outcome}`, kind, ...papers, by: 'P1', rev: 1 }));
};

/** The newest version of the result, and what of the ledger and of the meetings it rests on. */
const newest = async () => {
  const version = (await cloud.list('scores', key)).sort((a, b) => Number(a.version) - Number(b.version)).at(-1);
  const { adjustments, decisions } = await cloud.fromArchive(Dossier, version?.dossierHash ?? '', '卷宗');
  return { version: version?.version, status: version?.status, entries: adjustments.map(({ id }) => id), decided: decisions.map(({ id }) => id) };
};

/** What the body is told of the difference to the public notice. */
const changedOnTheTable = async () => {
  const { readDecisions } = await import('../../functions/cycles/read-decisions.ts');
  const { body } = await readDecisions({ params: { cycle }, who: { county } } as Parameters<typeof readDecisions>[0]);
  return body.pending.find(({ kind }) => kind === 'decide')?.sinceNotice;
};

describe('the result before its deciding body', () => {
  it('is what objections made of the one on public notice, as a version of its own', async () => {
    const { computeScores } = await import('../../functions/scoring/compute-scores.ts');
    const { postNotice } = await import('../../functions/scoring/post-notice.ts');
    const { endNotice } = await import('../../functions/scoring/end-notice.ts');
    await computeScores(key);
    await postNotice(key);
    expect(await newest()).toEqual({ version: '1', status: 'sent', entries: [], decided: [] });
    await expect(cloud.openToChange(key)).resolves.toBeUndefined();
    await enter('JL-1');
    expect(await changedOnTheTable()).toBeUndefined();
    await endNotice(key);
    expect(await newest()).toEqual({ version: '2', status: 'sent', entries: ['JL-1'], decided: [] });
    const [before, now] = await Promise.all(['1', '2'].map((version) => cloud.load('total', { ...key, version, unit: 'U001' }, '得分')));
    expect(Number(now?.score)).toBe(Number(before?.score) + 1);
    expect(await changedOnTheTable()).toEqual([
      { unit: 'U001', name: before?.name, noticed: { score: before?.score, grade: before?.grade }, now: { score: now?.score, grade: now?.grade } },
    ]);
  });

  it('stands still: the office is refused, and what slipped in all the same is no part of what is decided', async () => {
    const { finaliseResults } = await import('../../functions/scoring/finalise-results.ts');
    await expect(cloud.openToChange(key)).rejects.toMatchObject({ code: 'result-before-decision' });
    await enter('JL-2');
    await decide('decide', 'decided', [{ kind: 'grade', id: 'g1', unit: 'U001', grade: '合格', reason: '会议决定', by: '常委会' }]);
    await finaliseResults(key);
    expect(await newest()).toEqual({ version: '3', status: 'final', entries: ['JL-1'], decided: ['g1'] });
  });
});
