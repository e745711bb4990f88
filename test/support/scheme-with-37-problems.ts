import { aScheme, edited } from './valid-papers.ts';

const n1 = 'root.children[0]';
const n2 = 'root.children[1]';
const n3 = 'root.children[2]';

/** What was written, where. */
const edits: readonly [string, unknown][] = [
  ['name', undefined],
  ['year', '二〇二六'],
  ['version', 2],
  ['effectiveFrom', '2026-02-30'],
  ['author', '考评办'],
  ['figures[0].accumulation', 'monthly'],
  ['figures[1].domain', { min: '10', max: '1' }],
  [`${n1}.fullMarks`, '61'],
  [`${n1}.children[0].goal`, undefined],
  [`${n1}.children[0].field`, '航天'],
  [`${n1}.children[0].formula`, '按时办结 / 办件总量 * 满意率'],
  [`${n1}.children[0].rule.cap`, '1.2'],
  [`${n1}.children[0].rule.mode`, 'ratio'],
  [`${n1}.children[0].evidence`, '走访时拍照上传'],
  [`${n1}.children[1].goal`, '招商引资'],
  [`${n1}.children[1].source`, undefined],
  [`${n1}.children[1].rule.bands[0].from`, '91'],
  [`${n1}.children[1].rule.bands[1].marks`, '21'],
  [`${n1}.children[2].code`, 'N 13'],
  [`${n1}.children[2].frequency`, 'weekly'],
  [`${n1}.children[2].rule.standards`, ['12', '9', '9', '3', '4']],
  [`${n2}.mode`, 'weighted'],
  [`${n2}.children[0].text`, ''],
  [`${n2}.children[0].rule.points[0].marks`, '三十'],
  [`${n2}.children[1].name`, '制度建设'],
  [`${n2}.children[1].rule.quorum`, 3],
  [`${n2}.children[1].rule.bodies[1].aggregate`, { method: 'trimmed-mean' }],
  [n3, { kind: 'indicator', code: 'N11', name: '平台登录次数', fullMarks: '5分', text: '每周一次', rule: { kind: 'countdown' } }],
];

/** A scheme with 37 problems: fields that are missing, misspelt or of the wrong kind, and contradictions in all that is well-formed. */
export const schemeWith37Problems = () => edits.reduce((scheme, [path, value]) => edited(scheme, path, value), aScheme());

/** All of them, as `path code`. */
export const the37Problems: readonly string[] = [
  'name schema-invalid-type',
  'year schema-invalid-type',
  'effectiveFrom schema-invalid-format',
  'figures[0].accumulation schema-invalid-value',
  'root.children[0].children[0].rule.mode schema-invalid-value',
  'root.children[0].children[2].code schema-invalid-format',
  'root.children[0].children[2].frequency schema-invalid-value',
  'root.children[1].mode schema-invalid-value',
  'root.children[1].children[0].rule.points[0].marks schema-invalid-format',
  'root.children[1].children[0].text schema-too-small',
  'root.children[1].children[1].rule.bodies[1].aggregate.drop schema-invalid-type',
  'root.children[2].fullMarks schema-invalid-format',
  'root.children[2].rule.kind schema-invalid-union',
  'author schema-unrecognized-keys',
  'root.children[0].children weights-do-not-add-up',
  'root.children[2].code repeated',
  'root.children[1].children[1].name repeated',
  'root.children[0].children[0].goal no-goal',
  'root.children[0].children[0].field unknown-field',
  'root.children[0].children[0].evidence forbidden-basis',
  'root.children[0].children[0].formula unknown-figure',
  'root.children[0].children[0].rule.cap cap-above-one',
  'root.children[0].children[1].goal unknown-goal',
  'root.children[0].children[1].source no-source',
  'root.children[0].children[1].rule.bands[1].marks marks-above-full-marks',
  'root.children[0].children[1].rule.bands bands-leave-a-gap',
  'root.children[0].children[2].rule.standards[2] wrong-order',
  'root.children[0].children[2].rule.standards[4] wrong-order',
  'root.children[1].children[1].rule.quorum quorum-above-bodies',
  'root.children[2].goal no-goal',
  'root.children[2].field no-field',
  'root.children[2].unitOfMeasure no-unit-of-measure',
  'root.children[2].source no-source',
  'root.children[2].frequency no-frequency',
  'root.children[2].name forbidden-basis',
  'figures[1].domain domain-empty',
  'reason change-without-reason',
];
