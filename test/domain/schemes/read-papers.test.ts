import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { readScheme } from '#domain/schemes/read-papers.ts';
import { schemeWith37Problems, the37Problems } from '../../support/scheme-with-37-problems.ts';
import { aPlan, aPolicy, aScheme, edited } from '../../support/valid-papers.ts';
import { plan, policy, problemsOfPlan, problemsOfPolicy, problemsOfScheme, told } from './problems-of.ts';

const changed = (document: ReturnType<typeof aScheme>, ...edits: [string, unknown][]) =>
  edits.reduce((before, [path, value]) => edited(before, path, value), document);

describe('a paper with many problems', () => {
  it('tells all 37 problems of a scheme with 37 problems, each once, with its path', () => {
    const problems = problemsOfScheme(schemeWith37Problems());
    expect(told(problems)).toEqual(the37Problems);
    expect(new Set(the37Problems).size).toBe(37);
    expect(problems.every(({ message }) => /\p{Script=Han}/u.test(message))).toBe(true);
  });

  it('counts them in the sentence above the list', () => {
    const read = () => readScheme(schemeWith37Problems(), policy, plan);
    expect(read).toThrow(InvalidInput);
    expect(read).toThrow('考评细则有 37 处问题,不能发布');
  });

  it('checks the rest of a policy that lacks whole blocks', () => {
    const policyWithout = changed(aPolicy(), ['quota', undefined], ['lights.green', '0.7'], ['days', undefined], ['fields', undefined]);
    expect(told(problemsOfPolicy(policyWithout)).sort()).toEqual([
      'days schema-invalid-type',
      'fields schema-invalid-type',
      'lights.green wrong-order',
      'quota schema-invalid-type',
    ]);
  });

  it('checks the rest of a plan with a missing unit number, a wrong month and a day that does not exist', () => {
    const planWith = changed(
      aPlan(),
      ['units[1].id', 'U1'],
      ['windows[1].from', '2026-13'],
      ['due.review', '2027-02-30'],
      ['categories[1].name', '政府部门'],
      ['calendar.workdays[0]', '2026-10-12'],
    );
    expect(told(problemsOfPlan(planWith)).sort()).toEqual([
      'calendar.workdays[0] workday-not-weekend',
      'categories[1].name repeated',
      'due.review schema-invalid-format',
      'units[1].id schema-invalid-format',
      'windows[1].from schema-invalid-format',
    ]);
  });
});

describe('what may only follow from a malformed part is not said', () => {
  const n11 = 'root.children[0].children[0]';

  it.each<[string, [string, unknown][], string[]]>([
    ['sums over marks that are no number', [[`${n11}.fullMarks`, '二十']], [`${n11}.fullMarks schema-invalid-format`]],
    ['a sum against full marks that are no number', [['root.children[0].fullMarks', '六十']], ['root.children[0].fullMarks schema-invalid-format']],
    ['a sum under a mode that does not exist', [['root.children[1].mode', 'weighted']], ['root.children[1].mode schema-invalid-value']],
    [
      'marks of a rule against full marks that are no number',
      [['root.children[0].children[1].fullMarks', '二十']],
      ['root.children[0].children[1].fullMarks schema-invalid-format'],
    ],
    [
      'a rule against a direction that does not exist',
      [['root.children[0].children[2].direction', 'upwards']],
      ['root.children[0].children[2].direction schema-invalid-value'],
    ],
    [
      'excess that a malformed node may keep',
      [
        ['root.children[0].excess', 'yes'],
        [`${n11}.rule.cap`, '1.1'],
      ],
      ['root.children[0].excess schema-invalid-value'],
    ],
    ['names read from a figure without a name', [['figures[0].name', 5]], ['figures[0].name schema-invalid-type']],
    ['the weight of goals with a rule missing', [[`${n11}.rule`, undefined]], [`${n11}.rule schema-invalid-type`]],
    ['anything with an item of another kind', [['root.children[0].children[1]', 'N12']], ['root.children[0].children[1] schema-invalid-type']],
  ])('%s', (_, edits, problems) => {
    expect(told(problemsOfScheme(changed(aScheme(), ...edits)))).toEqual(problems);
  });

  it('but a sum that is wrong by itself is, beside a malformed rule', () => {
    const both = changed(aScheme(), [`${n11}.fullMarks`, '21'], [`${n11}.rule.mode`, 'ratio']);
    expect(told(problemsOfScheme(both))).toEqual([`${n11}.rule.mode schema-invalid-value`, 'root.children[0].children weights-do-not-add-up']);
  });

  it.each<[string, [string, unknown][], string[]]>([
    ['grades that refer to a malformed one', [['grades.levels[1].name', 2]], ['grades.levels[1].name schema-invalid-type']],
    ['ties that refer to a malformed goal', [['goals[1].name', '']], ['goals[1].name schema-too-small']],
  ])('%s', (_, edits, problems) => {
    expect(told(problemsOfPolicy(changed(aPolicy(), ...edits)))).toEqual(problems);
  });

  it.each<[string, [string, unknown][], string[]]>([
    ['units of a malformed category', [['categories[1].code', '乙']], ['categories[1].code schema-invalid-format']],
    ['categories of a malformed unit', [['units[2].category', '乙']], ['units[2].category schema-invalid-format']],
    ['joints of a malformed unit', [['units[1].id', 2]], ['units[1].id schema-invalid-type']],
  ])('%s', (_, edits, problems) => {
    expect(told(problemsOfPlan(changed(aPlan(), ...edits)))).toEqual(problems);
  });
});

describe('a document that is no such paper', () => {
  it.each([undefined, null, 'text', 5, []])('is told so alone: %j', (document) => {
    expect(told(problemsOfScheme(document))).toEqual([' schema-invalid-type']);
  });

  it('must say which format it has', () => {
    const wrong = 'format schema-invalid-value';
    expect(told(problemsOfPolicy(edited(aPolicy(), 'format', 'xianheng-plan/1')))).toEqual([wrong]);
    expect(told(problemsOfPlan(edited(aPlan(), 'format', 'xianheng-plan/2')))).toEqual([wrong]);
    expect(told(problemsOfScheme(edited(aScheme(), 'format', 'xianheng-policy/1')))).toEqual([wrong]);
  });

  it('is told every field when it is another paper', () => {
    const problems = told(problemsOfScheme(aPolicy()));
    expect(problems).toContain('format schema-invalid-value');
    expect(problems).toContain('root schema-invalid-type');
    expect(problems).toContain('quota schema-unrecognized-keys');
  });
});
