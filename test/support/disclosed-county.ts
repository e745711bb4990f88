import { created } from '#domain/change.ts';
import { samplePlayable } from '../../infra/local/play/from-sample.ts';
import { aCloud } from '../workflows/a-cloud.ts';
import { type Served, served } from './api-in-process.ts';
import { sampleDossier } from './sample-dossier.ts';

/** The sample county, whose year needs not be played for what the public reads: its dossier is known. */
const sample = samplePlayable(24);
const dossier = sampleDossier(sample);
export const disclosedCounty = sample.policy.county;

export interface DisclosedCounty extends Served {
  /** Makes the steps that lead to the public, on tables and buckets of a local cloud. */
  disclose: () => Promise<void>;
  announce: () => Promise<void>;
  notice: () => Promise<void>;
}

/** A local cloud with the sample county's decided year; nothing of it is public until the test says so. */
export const aDisclosedCounty = async (log: string): Promise<DisclosedCounty> => {
  const cloud = await aCloud(log);
  const [{ archive }, { commit }, { list, loadCycle }, { disclose, publicYearOf }] = await Promise.all([
    import('#platform/files/archive.ts'),
    import('#platform/table/commit.ts'),
    import('#platform/table/records.ts'),
    import('#platform/table/disclosures.ts'),
  ]);
  const county = disclosedCounty;
  const policyHash = await archive(dossier.policy);
  const planHash = await archive(dossier.plan);
  const papers = { policyVersion: 1, policyHash };
  const yearOf = (cycle: string, today: string) => created('cycle', { county, cycle, status: 'active', today, ...papers, planVersion: 1, planHash, rev: 1 });
  const changes = [
    created('county', { county, registry: 'counties', name: '衡川县', tickedThrough: '2027-03-25', ...papers, rev: 1 }),
    yearOf('2026', '2027-03-25'),
    yearOf('2027', '2028-03-02'),
  ];
  await commit({ fact: 'county-founded', changes }, { county, cycle: '2026', who: 'test', act: 'found' });
  const { writeVersion } = await import('../../functions/scoring/score.ts');
  await writeVersion(await loadCycle({ county, cycle: '2026' }), dossier, { version: '1', status: 'final', reason: '审定', who: 'test' });
  const { handler } = await import('../../functions/disclosure/public-api.ts');
  const api = await served(() => handler);
  return {
    base: api.base,
    stop: async () => {
      await api.stop();
      await cloud.stop();
    },
    disclose: async () => {
      const { discloseResults } = await import('../../functions/scoring/disclose-results.ts');
      await discloseResults({ county, cycle: '2026' });
    },
    announce: async () => {
      const { add, commitmentOf, enterProgress } = await import('../../functions/commitments/keep-commitment.ts');
      const { publish, withdraw } = await import('../../functions/commitments/publish-commitment.ts');
      const who = { county, person: 'P-01', name: '', roles: [], session: 's' };
      for (const { id, content, progress, withdrawn } of sample.commitments) {
        const params = { cycle: '2026', id };
        const call = async (act: string, body: unknown = {}) =>
          ({
            params,
            query: {},
            body,
            who,
            act: { id: `test:${id}:${act}`, request: act },
            subject: await commitmentOf({ params, query: {}, body, who } as never),
          }) as never;
        await add({ params, query: {}, body: { id, content }, who, act: { id: `test:${id}`, request: id }, subject: {} } as never);
        for (const { day, note, finished } of progress) await enterProgress(finished)(await call(day, { on: day, note }));
        await publish(await call('publish'));
        if (withdrawn !== undefined) await withdraw(await call('withdraw', { reason: withdrawn.reason }));
      }
    },
    notice: async () => {
      const { noticeOf } = await import('#domain/disclosure/draw-up.ts');
      const year = await loadCycle({ county, cycle: '2027' });
      const totals = await list('total', { county, cycle: '2026', version: '1' });
      const publicYear = await publicYearOf(year, { ...dossier.plan, year: 2027, title: dossier.plan.title.replace('2026', '2027') });
      const days = { from: '2028-03-02', through: '2028-03-09' };
      await disclose(
        year,
        publicYear.countyName,
        { kind: 'notice', version: '1', through: days.through },
        noticeOf(totals, publicYear, dossier.policy, days),
        'test',
      );
    },
  };
};
