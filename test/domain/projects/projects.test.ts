import { describe, expect, it } from 'vitest';
import { checkProject, indicatorsOf } from '#domain/projects/check-project.ts';
import { ProjectContent } from '#domain/projects/project.ts';
import { addProject, changeBudget } from '#domain/projects/project-moves.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { refusalOf } from '../a-year.ts';
import { anEvaluation, aProject, contentOf, formDocument, national, refusedAt } from './a-project.ts';

const units = new Set(['U012', 'U016']);
const content = ProjectContent.parse(contentOf);
const none = { appropriation: '0', carriedOver: '0', other: '0' };
const found = (more: Partial<ProjectContent>) => checkProject({ ...content, ...more }, national, units).map(({ path, code }) => `${path} ${code}`);
const [first, ...rest] = content.indicators;
if (first === undefined) throw new Error('no indicator');

describe('a project', () => {
  it('fits its form', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<ProjectContent>, string[]]>([
    ['of a department nobody knows', { department: 'U999' }, ['department unknown-unit']],
    ['of a unit nobody knows', { unit: 'U999' }, ['unit unknown-unit']],
    ['without a budget at the start', { budget: { ...content.budget, initial: none } }, ['budget.initial no-initial-budget']],
    ['without a budget of the year', { budget: { ...content.budget, annual: none } }, ['budget.annual no-annual-budget']],
    ['that came in mid-year with a budget at the start', { added: { when: 'mid-year', document: 'd' } }, ['budget.initial initial-budget-in-mid-year']],
    ['that came in mid-year', { added: { when: 'mid-year', document: 'd' }, budget: { ...content.budget, initial: none } }, []],
    ['with too few marks', { indicators: rest }, ['indicators weights-do-not-add-up']],
    [
      'with an indicator of an unknown group',
      { indicators: [...rest, { ...first, group: 'ZZ' }] },
      ['indicators[5].group unknown-group', 'indicators weights-do-not-add-up'],
    ],
    ['with the same code twice', { indicators: [...rest, { ...first, code: 'I2' }] }, ['indicators[5].code repeated']],
    ['with a target that is no number', { indicators: [...rest, { ...first, target: '二十' }] }, ['indicators[5].target target-not-a-number']],
    [
      'with a 定性 indicator that has a unit',
      { indicators: [...rest, { ...first, nature: '定性' }] },
      ['indicators[5].unitOfMeasure unit-of-measure-not-used'],
    ],
  ])('%s', (_, more, expected) => {
    expect(found(more)).toEqual(expected);
  });

  it('gets the indicators of a closed form and may not add its own there', () => {
    const form = readForm(formDocument('hengchuan'));
    const own = [
      { ...first, marks: '20' },
      { ...first, code: 'I2', group: 'CC2', marks: '10' },
      { ...first, code: 'I3', group: 'CC3', marks: '10' },
      { ...first, code: 'I4', group: 'XY1', marks: '25' },
    ];
    expect(checkProject({ ...content, indicators: own }, form, units)).toEqual([]);
    expect(indicatorsOf(form, own).map(({ code, group }) => `${group} ${code}`)).toEqual(['CC1 I1', 'CC2 I2', 'CC3 I3', 'XY1 I4', 'XY2 GK01', 'MY1 MY01']);
    const more = [...own, { ...first, code: 'I9', group: 'MY1', marks: '1' }];
    expect(checkProject({ ...content, indicators: more }, form, units).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'indicators[4].group group-closed',
      'indicators weights-do-not-add-up',
    ]);
    const clash = own.map((each, at) => (at === 3 ? { ...each, code: 'MY01' } : each));
    expect(checkProject({ ...content, indicators: clash }, form, units).map(({ path, code }) => `${path} ${code}`)).toEqual(['indicators[3].code repeated']);
  });

  it('is added once', () => {
    expect(addProject(aProject())).toEqual({ fact: 'project-added', changes: [{ created: 'project', item: aProject() }] });
  });
});

describe('全年预算数', () => {
  const change = {
    annual: { appropriation: '100', carriedOver: '0', other: '0' },
    document: '衡财预〔2026〕40号',
    reason: '项目调减',
    on: '2026-09-01',
    by: 'finance',
  };

  it('changes with its document, what it was stays, and a form that is being filled in follows', () => {
    const draft = anEvaluation();
    const { changes } = changeBudget(aProject(), [draft, anEvaluation({ mode: 'finance', status: 'final' })], change);
    expect(changes).toMatchObject([
      {
        changed: 'project',
        set: {
          budget: { initial: contentOf.budget.initial, annual: change.annual },
          budgetChanges: [{ before: contentOf.budget.annual, after: change.annual, document: '衡财预〔2026〕40号', reason: '项目调减' }],
        },
      },
      { changed: 'evaluation', before: draft, set: { annual: change.annual } },
    ]);
  });

  it('never becomes nothing', () => {
    expect(refusedAt(() => changeBudget(aProject(), [], { ...change, annual: none }))).toEqual(['annual no-annual-budget']);
  });

  it.each(['reported', 'signed', 'reviewed'] as const)('waits while an evaluation is %s', (status) => {
    expect(refusalOf(() => changeBudget(aProject(), [anEvaluation({ status })], change))?.code).toBe(`evaluation-${status}`);
  });
});
