import { describe, expect, it } from 'vitest';
import { exact, sum } from '#domain/numbers/exact.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { formDocument, packs, refusedAt } from './a-project.ts';

type Path = readonly (string | number)[];

/** The document with one edit: another value at the path, or without what stands there. */
const edited = (document: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value;
  const below = edited(Reflect.get(Object(document), key), rest, value);
  if (Array.isArray(document)) return document.map((each, at) => (at === key ? below : each));
  const { [key]: _, ...others } = document as Record<string, unknown>;
  return below === undefined ? others : { ...others, [key]: below };
};

const county = formDocument('hengchuan');
const refusals = (path: Path, value: unknown): string[] => refusedAt(() => readForm(edited(county, path, value)));

describe('the forms of the repository', () => {
  it.each(packs)('%s is valid, its marks add up to 100', (name) => {
    const form = readForm(formDocument(name));
    expect(sum([form.execution.marks, ...form.sections.map(({ marks }) => marks)].map(exact)).equals(100)).toBe(true);
    expect(form.grades.levels.map(({ name, from }) => `${name}${from ?? ''}`)).toEqual(['优90', '良80', '中60', '差']);
  });

  it('split their marks as the field does', () => {
    const split = packs.map((name) => {
      const { execution, sections } = readForm(formDocument(name));
      return [execution.marks, ...sections.map(({ marks }) => marks)];
    });
    expect(split).toEqual([
      ['10', '50', '30', '10'],
      ['10', '22.5', '22.5', '22.5', '22.5'],
      ['20', '40', '30', '10'],
    ]);
  });
});

describe('a form is refused', () => {
  it.each<[string, Path, unknown, string[]]>([
    ['when its sections do not add up to 100', ['execution', 'marks'], '10', ['sections weights-do-not-add-up']],
    ['when a group does not add up to its section', ['sections', 0, 'groups', 0, 'marks'], '21', ['sections[0].groups weights-do-not-add-up']],
    ['when only some groups have marks', ['sections', 0, 'groups', 0, 'marks'], undefined, ['sections[0].groups some-marks-missing']],
    [
      'when fixed indicators do not fill a closed group',
      ['sections', 1, 'groups', 1, 'indicators', 0, 'marks'],
      '4',
      ['sections[1].groups[1].indicators weights-do-not-add-up'],
    ],
    ['when a closed group is empty', ['sections', 1, 'groups', 1, 'indicators'], [], ['sections[1].groups[1].indicators empty-group']],
    [
      'when a measured target is no number',
      ['sections', 2, 'groups', 0, 'indicators', 0, 'target'],
      '九十',
      ['sections[2].groups[0].indicators[0].target target-not-a-number'],
    ],
    [
      'when a target is below nothing',
      ['sections', 2, 'groups', 0, 'indicators', 0, 'target'],
      '-1',
      ['sections[2].groups[0].indicators[0].target negative-target'],
    ],
    [
      'when a measured indicator has no unit',
      ['sections', 2, 'groups', 0, 'indicators', 0, 'unitOfMeasure'],
      undefined,
      ['sections[2].groups[0].indicators[0].unitOfMeasure no-unit-of-measure'],
    ],
    ['when a level has a gap to the next', ['levels', 1, 'to'], '75', ['levels[1].to levels-not-adjoining']],
    ['when the last level does not end at nothing', ['levels', 2, 'from'], '1', ['levels[2].from levels-not-adjoining']],
    ['when a level is empty', ['levels', 0, 'from'], '100', ['levels[0].from level-empty', 'levels[1].to levels-not-adjoining']],
    ['when grades do not descend', ['grades', 'levels', 1, 'from'], '90', ['grades.levels[1].from grades-not-descending']],
    ['when a grade has no threshold', ['grades', 'levels', 1, 'from'], undefined, ['grades.levels[1].from no-threshold']],
    ['when the last grade has one', ['grades', 'levels', 3, 'from'], '10', ['grades.levels[3].from last-grade-bounded']],
    ['when grades have no article', ['grades', 'article'], '', ['grades.article schema-too-small']],
    ['when a code stands twice', ['sections', 0, 'groups', 1, 'code'], 'CC1', ['sections[0].groups[1].code repeated']],
    [
      'when a fixed indicator stands twice',
      ['sections', 2, 'groups', 0, 'indicators', 0, 'code'],
      'GK01',
      ['sections[2].groups[0].indicators[0].code repeated'],
    ],
    ['when a level stands twice', ['levels', 1, 'name'], '达成', ['levels[1].name repeated']],
    ['when a grade stands twice', ['grades', 'levels', 1, 'name'], '优', ['grades.levels[1].name repeated']],
    ['when a field has no name', ['fields', 'goal'], undefined, ['fields.goal schema-invalid-type']],
    ['when it has a field nobody knows', ['stamp'], true, ['stamp schema-unrecognized-keys']],
  ])('%s', (_, path, value, expected) => {
    expect(refusals(path, value)).toEqual(expected);
  });

  it('with every problem at once, those of its shape and those of its sums', () => {
    const twice = edited(edited(county, ['fields', 'goal'], undefined), ['execution', 'marks'], '10');
    expect(refusedAt(() => readForm(twice))).toEqual(['fields.goal schema-invalid-type', 'sections weights-do-not-add-up']);
  });
});
