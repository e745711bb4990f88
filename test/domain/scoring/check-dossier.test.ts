import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { checkDossier } from '#domain/scoring/check-dossier.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { aDossier } from '../../support/valid-dossier.ts';
import { aPolicy, aScheme, edited } from '../../support/valid-papers.ts';

const told = (changes: object): string[] => checkDossier(Dossier.parse({ ...aDossier(), ...changes })).map(({ path, code }) => `${path} ${code}`);
const veto = (code?: string) => ({
  adjustments: [
    { id: 'V-1', unit: 'U001', kind: 'veto', matter: '事故', date: '2026-06-01', document: '县委〔2026〕1号', ...(code === undefined ? {} : { veto: code }) },
  ],
});

describe('checking a dossier before it is assessed', () => {
  it('finds nothing in one whose parts belong together', () => {
    expect(told({})).toEqual([]);
    expect(told(veto('AQ'))).toEqual([]);
  });

  it('checks its policy and its schemes as for publishing, with their place in the dossier', () => {
    expect(told({ policy: edited(aPolicy(), 'quota.rate', '30') })).toEqual(['policy.quota.rate share-above-one']);
    const heavier = edited(edited(aScheme(), 'code', 'SB'), 'root.children[0].children[0].fullMarks', '21');
    expect(told({ schemes: [aScheme(), heavier] })).toEqual(['schemes[1].root.children[0].children weights-do-not-add-up']);
  });

  it('misses the scheme of a category and the category of a unit', () => {
    expect(told({ schemes: [aScheme()] })).toEqual(['plan.categories[1].scheme unknown-scheme']);
    const plan = edited(aDossier().plan, 'units[2].category', 'C');
    expect(told({ plan })).toEqual(['plan.units[2].category unknown-category']);
  });

  it.each<[string, object, string[]]>([
    ['targets', { unit: 'U009', indicator: 'N99', target: '1' }, ['targets[0].unit unknown-unit', 'targets[0].indicator unknown-indicator']],
    ['figures', { unit: 'U009', figure: '办件总量', period: '2026-01', value: '1', source: '自报' }, ['figures[0].unit unknown-unit']],
    ['exceptions', { unit: 'U001', indicator: 'N99', state: 'pending', basis: '迟报', document: '说明' }, ['exceptions[0].indicator unknown-indicator']],
    ['ratings', { unit: 'U001', indicator: 'N99', body: '县领导', ratings: [] }, ['ratings[0].indicator unknown-indicator']],
    ['publicVotes', { unit: 'U009', channel: '政务服务好差评', counts: [1, 0, 0, 0, 0] }, ['publicVotes[0].unit unknown-unit']],
    ['projects', { unit: 'U009', project: 'X1', name: '修路', mode: 'self', budget: '1', score: '90' }, ['projects[0].unit unknown-unit']],
    ['projects', { unit: 'U001', project: 'X1', name: '修路', mode: 'self', budget: '1', score: '100.5' }, ['projects[0].score score-above-hundred']],
    ['projects', { unit: 'U001', project: 'X1', name: '修路', mode: 'self', budget: '1' }, ['projects[0].score score-or-awaits']],
    ['projects', { unit: 'U001', project: 'X1', name: '修路', mode: 'self', budget: '1', score: '9', awaits: 'unit' }, ['projects[0].score score-or-awaits']],
    ['decisions', { kind: 'tie', id: 'D-1', unit: 'U009', reason: '抽签', by: '考评办' }, ['decisions[0].unit unknown-unit']],
    [
      'decisions',
      { kind: 'awarded-marks', id: 'D-2', unit: 'U001', indicator: 'N99', marks: '1', reason: '复核', by: '考评办' },
      ['decisions[0].indicator unknown-indicator'],
    ],
    ['lateDays', { unit: 'U009', window: '2026FY', days: 1 }, ['lateDays[0].unit unknown-unit']],
    ['peers', { indicator: 'N99', name: '邻县', value: '1' }, ['peers[0].indicator unknown-indicator']],
  ])('%s speak of units and indicators that exist', (list, fact, problems) => {
    expect(told({ [list]: [fact] })).toEqual(problems);
  });

  it('refuses a project that stands twice', () => {
    const project = { unit: 'U001', project: 'X1', name: '修路', mode: 'self', budget: '1', score: '90' };
    expect(told({ projects: [project, { ...project, project: 'X2' }, project] })).toEqual(['projects[2].project project-twice']);
  });

  it('refuses values that cannot be', () => {
    const { schemes } = Dossier.parse(aDossier());
    const bounded = schemes.flatMap(figuresOf).find(({ domain }) => domain.min !== undefined);
    if (bounded === undefined) throw new Error('no figure with a least value');
    const figure = (value: string) => [{ unit: 'U001', figure: bounded.name, period: '2026-12', value, source: '自报' }];
    const below = toText(exact(bounded.domain.min ?? '0').sub(1));
    expect(told({ figures: figure(bounded.domain.min ?? '0') })).toEqual([]);
    expect(told({ figures: figure(below) })).toEqual(['figures[0].value outside-domain']);
    expect(told({ figures: [{ unit: 'U001', figure: '别处的数据', period: '2026-12', value: '-1', source: '自报' }] })).toEqual([]);
  });

  it('knows the vetoes of its policy', () => {
    expect(told(veto('ZZ'))).toEqual(['adjustments[0].veto unknown-veto']);
    expect(told(veto())).toEqual(['adjustments[0].veto unknown-veto']);
  });

  const cell = { unit: 'U001', figure: '办件总量', period: '2026-01' };
  const value = { ...cell, value: '10', source: '自报' };
  const others = [{ source: '审计局', value: '9' }];

  it('refuses a second value of a unit, a figure and a month', () => {
    expect(told({ figures: [value, { ...value, period: '2026-02' }, { ...value, unit: 'U002' }] })).toEqual([]);
    expect(told({ figures: [value, { ...value, source: '审计局' }] })).toEqual(['figures[1] value-twice']);
  });

  it('takes a disagreement only about the very value that counts', () => {
    expect(told({ figures: [value], disagreements: [{ ...cell, counted: { source: '自报', value: '10.0' }, others }] })).toEqual([]);
    const wrong = ['disagreements[0].counted not-the-value-that-counts'];
    expect(told({ figures: [value], disagreements: [{ ...cell, counted: { source: '自报', value: '11' }, others }] })).toEqual(wrong);
    expect(told({ figures: [value], disagreements: [{ ...cell, counted: { source: '统计局', value: '10' }, others }] })).toEqual(wrong);
    expect(told({ figures: [], disagreements: [{ ...cell, counted: { source: '自报', value: '10' }, others }] })).toEqual(wrong);
  });
});
