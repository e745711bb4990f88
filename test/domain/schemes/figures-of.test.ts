import { describe, expect, it } from 'vitest';
import { burdenOf } from '#domain/schemes/burden.ts';
import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aScheme, edited } from '../../support/valid-papers.ts';

const scheme = Scheme.parse(aScheme());

describe('the figures a scheme rests on', () => {
  it('are the shared ones, those of its indicators, and the indicators that are their own figure', () => {
    expect(figuresOf(scheme).map(({ name }) => name)).toEqual(['办件总量', '按时办结', '重点支出安排率', '综合功效', '制度健全', '公开及时']);
  });

  it('describe an indicator that is its own figure as the indicator does', () => {
    expect(figuresOf(scheme).find(({ name }) => name === '综合功效')).toEqual({
      name: '综合功效',
      unitOfMeasure: '%',
      accumulation: 'cumulative',
      frequency: 'yearly',
      source: '统计局',
      domain: { min: '0' },
      baseData: false,
    });
  });

  it('are what is declared of them: an indicator of the same name adds nothing and takes nothing away', () => {
    const [small] = smallCounty().schemes;
    expect(small && figuresOf(small).map(({ name, domain }) => [name, domain])).toEqual([
      ['办件量', { min: '0' }],
      ['党建得分', {}],
    ]);
  });

  it('stand in the order of the tree, each indicator once', () => {
    expect(leavesOf(scheme.root).map(({ code }) => code)).toEqual(['N11', 'N12', 'N13', 'N21', 'N22']);
  });
});

describe('what a scheme asks of a unit in a year (减负)', () => {
  it('counts self-reported figures by the months they are asked for, and indicators with evidence', () => {
    expect(burdenOf(scheme)).toEqual({ cells: 24, evidence: 0 });
    const more = edited(edited(aScheme(), 'root.children[0].children[1].source', '自报'), 'root.children[0].children[1].evidence', '支出明细,用于核对');
    expect(burdenOf(Scheme.parse(more))).toEqual({ cells: 25, evidence: 1 });
  });
});
