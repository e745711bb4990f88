import { describe, expect, it } from 'vitest';
import { agreedTargets, newestOf } from '#domain/targets/agreed.ts';
import { assessedUnits } from '#domain/targets/asked.ts';
import { checkAgreed } from '#domain/targets/check-agreed.ts';
import { checkDrafts, type Draft, draftsOf, openDrafts } from '#domain/targets/drafts.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aList, aTarget } from './a-list.ts';

const { plan, schemes } = smallCounty();
const [first] = assessedUnits(plan, schemes);
if (first === undefined) throw new Error('no unit');
const draft = (more: Partial<Draft> = {}): Draft => ({ unit: 'U001', indicator: 'R1', target: '100', milestones: [], ...more });
const baseline = { value: '90', source: { from: 'file' as const, name: '统计年鉴' } };

describe('targets that count', () => {
  it('are the newest versions, in lists that are agreed', () => {
    const targets = [
      aTarget({ version: 1, target: '100', baseline }),
      aTarget({ version: 2, target: '80', baseline }),
      aTarget({ unit: 'U002', target: '70' }),
      aTarget({ unit: 'U003', target: '60' }),
    ];
    const lists = [aList({ status: 'agreed' }), aList({ unit: 'U002', status: 'signed' })];
    expect(agreedTargets(lists, targets)).toEqual([{ unit: 'U001', indicator: 'R1', target: '80', baseline: '90', milestones: [] }]);
    expect(
      newestOf([...targets].reverse())
        .map(({ unit, version }) => `${unit} ${version}`)
        .sort(),
    ).toEqual(['U001 2', 'U002 1', 'U003 1']);
  });
});

describe('the year’s targets are agreed', () => {
  const units = ['U001', 'U002', 'U003', 'U004'];
  const lists = units.map((unit) => aList({ unit, status: 'agreed' }));
  const targets = units.map((unit) => aTarget({ unit }));
  const codes = (more: Partial<Parameters<typeof checkAgreed>[0]>) =>
    checkAgreed({ plan, schemes, lists, targets, cascades: [], ...more }).map(({ path, code }) => `${path} ${code}`);

  it('when every unit’s list is', () => expect(codes({})).toEqual([]));

  it('not while a unit has not been asked, or its list is not accepted, each named with what it is', () => {
    const some = [aList({ unit: 'U001', status: 'agreed' }), aList({ unit: 'U002', status: 'returned' }), aList({ unit: 'U004', status: 'agreed' })];
    expect(codes({ lists: some })).toEqual(['targets.U002 not-agreed', 'targets.U003 not-asked']);
    expect(checkAgreed({ plan, schemes, lists: some, targets, cascades: [] })[0]).toMatchObject({
      message: '样2局的绩效目标尚未核定',
      expected: '已核定',
      got: '已退回待重报',
    });
  });

  it('not while an agreed list lacks what a later version of the scheme asks for', () => {
    expect(codes({ targets: targets.slice(1) })).toEqual(['targets.U001.R1.target no-target']);
  });
});

describe('the office’s drafts', () => {
  it('come from posted batches; a baseline has its file as its source', () => {
    const rows = [{ unit: 'U001', indicator: 'R1', target: '100', baseline: '90', milestones: [] }];
    expect(draftsOf({ id: 'hash', source: '统计年鉴' }, rows)).toEqual([
      { unit: 'U001', indicator: 'R1', target: '100', baseline: { value: '90', source: { from: 'file', name: '统计年鉴', batch: 'hash' } }, milestones: [] },
    ]);
  });

  it('stand where the unit has not said its own word, once each', () => {
    const drafts = [draft(), draft({ indicator: 'R2' }), draft({ indicator: 'R2', target: '1' }), draft({ unit: 'U002' }), draft({ indicator: 'R9' })];
    expect(openDrafts([aTarget()], drafts, first)).toEqual([draft({ indicator: 'R2' })]);
    expect(openDrafts([], drafts, first)).toEqual([draft(), draft({ indicator: 'R2' })]);
  });

  it('are refused for an indicator that the unit does not have, and where two batches contradict each other', () => {
    const codes = (...drafts: Draft[]) => checkDrafts(assessedUnits(plan, schemes), drafts).map(({ path, code }) => `${path} ${code}`);
    expect(codes(draft(), draft())).toEqual([]);
    expect(codes(draft({ indicator: 'R9' }), draft({ unit: 'U002' }), draft({ unit: 'U002', target: '101' }))).toEqual([
      'targets.U001.R9 unknown-indicator',
      'targets.U002.R1 contradicting-drafts',
    ]);
    expect(codes(draft(), draft({ milestones: [{ month: '2026-12', value: '100' }] }))).toHaveLength(1);
    expect(codes(draft({ baseline }), draft({ baseline: { ...baseline, value: '91' } }))).toHaveLength(1);
  });
});
