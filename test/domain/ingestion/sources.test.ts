import { describe, expect, it } from 'vitest';
import { checkSource, unknownFigures, unknownSources } from '#domain/ingestion/check-sources.ts';
import { feeds, Source, SourceSettings } from '#domain/ingestion/source.ts';
import { registerSource } from '#domain/ingestion/source-moves.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { aScheme } from '../../support/valid-papers.ts';
import { readsBack } from '../reads-back.ts';
import { aSource } from './a-source.ts';

const scheme = Scheme.parse(aScheme());
const figures = [...new Set(figuresOf(scheme).map(({ source }) => source))];
const settings = (more: object) => SourceSettings.parse({ name: '财政局', owner: { name: '县财政局' }, precedence: 10, ...more });

describe('the registry of sources', () => {
  readsBack('a source', Source, {
    full: aSource({
      owner: { name: '县财政局', unit: 'U005', person: 'P005' },
      figures: ['办件量'],
      tolerance: { absolute: '1', percent: '0.5' },
      arrival: { every: 'monthly', monthsAfter: 1, fromDay: 1, toDay: 10 },
      embargoes: [{ figure: '地区生产总值', monthsAfter: 1, day: 25 }],
    }),
    optional: ['figures', 'tolerance', 'arrival', 'embargoes'],
    refused: {
      id: ['财政局', ''],
      name: ['', '长'.repeat(41)],
      precedence: [0, 1000],
      tolerance: [{ absolute: '-1' }, { percent: '一成' }],
      arrival: [
        { every: 'weekly', fromDay: 1, toDay: 2 },
        { every: 'monthly', fromDay: 0, toDay: 2 },
        { every: 'monthly', fromDay: 1, toDay: 32 },
      ],
    },
  });

  it('refuses a name that another source has, days in the wrong order and a figure listed twice, all at once', () => {
    const wrong = settings({ figures: ['办件量', '办件量'], arrival: { every: 'monthly', fromDay: 12, toDay: 3 } });
    expect(checkSource('finance-2', wrong, [aSource()]).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'name source-name-taken',
      'arrival.toDay wrong-order',
      'figures[1] figure-listed-twice',
    ]);
    expect(checkSource('finance', settings({}), [aSource()])).toEqual([]);
  });

  it('expects no delivery of self-reported figures: windows do', () => {
    const arrival = { every: 'monthly', fromDay: 1, toDay: 3 };
    expect(checkSource('self-report', settings({ name: '自报', arrival }), [])).toMatchObject([{ path: 'arrival', code: 'self-report-has-windows' }]);
    expect(checkSource('finance', settings({ arrival }), [])).toEqual([]);
  });

  it('knows every source that the schemes name, or says which figures nobody will deliver', () => {
    const registered = figures.map((name) => ({ name }));
    expect(figures.length).toBeGreaterThan(1);
    expect(unknownSources([scheme], registered)).toEqual([]);
    const [missing, ...rest] = registered;
    const found = unknownSources([scheme], rest);
    expect(found.map(({ code, got }) => `${code} ${got}`)).toEqual([`unknown-source ${missing?.name}`]);
    for (const { name } of figuresOf(scheme).filter(({ source }) => source === missing?.name)) expect(found[0]?.message).toContain(`“${name}”`);
  });

  it('binds nobody before a county keeps it', () => {
    expect(unknownSources([scheme], [])).toEqual([]);
  });

  it('names figures that a source lists and no scheme has', () => {
    const name = scheme.figures[0]?.name ?? '';
    expect(unknownFigures([aSource({ figures: [name, '无此数据项'] })], [scheme])).toMatchObject([
      { path: 'finance.figures[1]', code: 'unknown-figure', got: '无此数据项' },
    ]);
  });

  it('says that a source feeds what the schemes name it for and what it lists itself', () => {
    const source = aSource({ figures: ['办件量'] });
    expect([
      feeds(source, { name: 'x', source: '财政局' }),
      feeds(source, { name: '办件量', source: '自报' }),
      feeds(source, { name: 'x', source: '自报' }),
    ]).toEqual([true, true, false]);
  });

  it('registers a source once and changes it afterwards; an arrival no longer said is taken away', () => {
    const by = { county: '330798', id: 'finance', by: 'clerk' };
    expect(registerSource({ ...by, settings: settings({}) }, undefined)).toMatchObject({
      fact: 'source-registered',
      changes: [{ item: { id: 'finance', rev: 1 } }],
    });
    const before = aSource({ arrival: { every: 'monthly', monthsAfter: 1, fromDay: 1, toDay: 5 } });
    const move = registerSource({ ...by, settings: settings({ precedence: 20 }) }, before);
    expect(move).toMatchObject({ fact: 'source-changed', changes: [{ before, set: { precedence: 20, arrival: undefined, pull: undefined } }] });
    expect(move.changes[0]).toHaveProperty('set.arrival', undefined);
  });
});
