import { describe, expect, it } from 'vitest';
import { CardDocument, NoticeDocument, ResultDocument } from '#domain/disclosure/documents.ts';
import { categoriesOf, noticeOf, publicCardOf, resultOf, schemeOf } from '#domain/disclosure/draw-up.ts';
import { openDossier } from '#domain/disclosure/without-persons.ts';
import { assess } from '#domain/scoring/assess.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';
import { sampleDossier } from '../../support/sample-dossier.ts';

const dossier = sampleDossier(samplePlayable(24));
const { policy, plan, schemes } = dossier;
const cards = assess(dossier);
const totals = cards.map((card) => ({ county: plan.county, cycle: '2026', version: '2', hash: 'f'.repeat(64), ...card }));
const hash = 'a'.repeat(64);
const manifest = { policy: hash, plan: hash, schemes: [], openDossier: hash, sealed: { dossier: hash, scorecards: hash } };
const aYear = { county: plan.county, countyName: '衡川县', cycle: '2026', plan, before: undefined };
const result = resultOf({ version: '2', on: '2027-03-25', totals, policy, cards: new Map(cards.map(({ unit }) => [unit, hash])), manifest }, aYear);
const categories = categoriesOf(totals, plan, policy);
const cardOf = (unit: string, year: Parameters<typeof publicCardOf>[1] = aYear) => {
  const card = cards.find((each) => each.unit === unit);
  const category = categories.find(({ code }) => code === card?.category);
  if (card === undefined || category === undefined) throw new Error(`no unit ${unit}`);
  return publicCardOf({ card, scheme: schemeOf(card, schemes), policy, category }, year);
};

describe('the public notice', () => {
  const notice = noticeOf(totals, aYear, policy, { from: '2027-03-01', through: '2027-03-08' });

  it('tells grades and the days for objections, and not one mark', () => {
    expect(NoticeDocument.parse(notice)).toEqual(notice);
    expect(Object.keys(notice.units[0] ?? {}).sort()).toEqual(['category', 'grade', 'name', 'unit']);
  });

  it('names the units in the order of the plan, never by score', () => {
    const planned = plan.units.map(({ id }) => id);
    expect(notice.units.map(({ unit }) => unit)).toEqual(planned);
    expect(result.units.map(({ unit }) => unit)).toEqual(planned);
  });

  it('gives the number of units and their spread over the grades with every category', () => {
    expect(categories.map(({ code, units }) => `${code} ${units}`)).toEqual(['A 3', 'B 5', 'C 6', 'D 6', 'E 4']);
    for (const { grades, units } of categories) expect(grades.reduce((sum, each) => sum + each.units, 0)).toBe(units);
    expect(categories.find(({ code }) => code === 'D')?.grades[0]).toEqual({ grade: '优秀', units: 2 });
  });
});

describe('a unit’s public card', () => {
  it('keeps to its schema for every unit and explains every mark in sentences, with its data-quality statement', () => {
    for (const { unit, marks } of cards) {
      const card = CardDocument.parse(cardOf(unit));
      expect(card.marks.map(({ code }) => code)).toEqual(marks.map(({ code }) => code));
      for (const { explanation, quality, path } of card.marks) {
        expect(explanation.length).toBeGreaterThan(1);
        expect(path.length).toBeGreaterThan(0);
        expect(Object.values(quality).every((text) => text.length > 1)).toBe(true);
      }
    }
  });

  it('says the change to last year only where last year was disclosed', () => {
    expect(cardOf('U016').before).toBeUndefined();
    const percent = '88.5';
    const before = { ...result, cycle: '2025', units: result.units.filter(({ unit }) => unit === 'U016').map((each) => ({ ...each, grade: '良好', percent })) };
    expect(cardOf('U016', { ...aYear, before }).before).toEqual({ cycle: '2025', grade: '良好', percent });
    expect(cardOf('U017', { ...aYear, before }).before).toBeUndefined();
  });

  it('shows satisfaction with its interval and number of votes, never a share alone', () => {
    const channels = cards.flatMap(({ unit }) => cardOf(unit).satisfaction);
    expect(channels.length).toBeGreaterThan(10);
    for (const { share, interval, votes } of channels) {
      expect(share === undefined).toBe(interval === undefined);
      expect(votes).toBeGreaterThanOrEqual(0);
    }
  });

  it('tells where values come from and how they were verified', () => {
    const qualities = cards.flatMap(({ unit }) => cardOf(unit).marks.map(({ quality }) => quality));
    const self = qualities.find(({ source }) => source === '自报');
    expect(self?.verified).toContain('单位填报、负责人签报、考评办审核');
    expect(qualities.some(({ source, verified }) => source.includes('财政局') && verified.includes('财政局'))).toBe(true);
    expect(JSON.stringify(qualities)).not.toContain('undefined');
  });
});

it('the result keeps to its schema', () => {
  expect(ResultDocument.parse(result)).toEqual(result);
});

describe('the open dossier', () => {
  const decided = { reason: '以统计口径为准', by: 'P-secret', on: '2027-01-20' };
  const counted = { source: '自报', value: '1' };
  const withPersons = {
    ...dossier,
    disagreements: [{ unit: 'U001', figure: '无此数据项', period: '2026-12', counted, others: [{ source: '统计局', value: '2' }], decided }],
    adjustments: dossier.adjustments.map((each) => (each.kind === 'bonus' ? each : { ...each, matter: '张某某违规' })),
  };
  const open = openDossier(withPersons);

  it('gives the same scores, grades and places as the sealed one', () => {
    const table = (from: typeof dossier) => assess(from).map(({ unit, score, grade, rank, percent }) => ({ unit, score, grade, rank, percent }));
    expect(table(open)).toEqual(table(withPersons));
  });

  it('names no person and no matter of a deduction', () => {
    expect(JSON.stringify(open)).not.toMatch(/P-secret|张某某/);
    expect(dossier.adjustments.some(({ kind }) => kind !== 'bonus')).toBe(true);
  });
});
