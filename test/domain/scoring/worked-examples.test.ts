import { describe, expect, it } from 'vitest';
import { type Example, examples } from '../worked-examples.ts';
import { checkAggregate, checkFormula, checkGrowth, checkPublicMean, checkRobustZ, checkSatisfied, checkShrinkage } from './worked/numbers.ts';
import { checkLight, checkMarksAtRisk, checkProjection, checkTrend } from './worked/progress.ts';
import {
  checkAwarded,
  checkCeiling,
  checkDifficulty,
  checkExemptMonths,
  checkFinal,
  checkGrade,
  checkGrading,
  checkLateReport,
  checkMerger,
  checkNode,
  checkQuarters,
  checkSchemeChange,
  checkSeats,
  checkTotal,
} from './worked/rooms.ts';
import { checkRuleExample } from './worked/rules.ts';

/** The ids of the design's list. */
const ids = `
  C01 C02 C03 C04 C06 C07 C08 C09 C11 C12 C13 C14 C16 E01 E02 E03 E05 E06 S01 S02 S04 S05 S06 S07 B02 B03 B04 B05 B07
  P01 P02 P03 P05 P06 P07 P08 P10 P11 N01 N02 N04 K01 K02 K03 I02 I03 I04 I05 G02 G03 G04 R01 R03 R04 R05 R06 R08 R09 R10
  Q01 Q03 L01 L02 L03 M02 M03 V01 V02 U02 X01 X02 X03 X05 X06 Y01 Y02 Y04 Y05 Y06 X07 A02 A03 A04 A05 A07 A08 A09 A10 A12
  T01 T02 T03 T05 T06 T07 F01 F03 F04 F05 W01 W03 W04 W05 W06 W08 W09 Z01 Z02 Z04 Z05 Z06 Z07 Z09 Z10 Z11 Z12 Z14
`
  .trim()
  .split(/\s+/);

/** What every kind of example must show; an example of no kind is red. */
const checks: Readonly<Record<string, (example: Example) => void>> = {
  rule: checkRuleExample,
  formula: checkFormula,
  growth: checkGrowth,
  aggregate: checkAggregate,
  'robust-z': checkRobustZ,
  'public-mean': checkPublicMean,
  'satisfied-share': checkSatisfied,
  shrinkage: checkShrinkage,
  redistribution: checkNode,
  node: checkNode,
  total: checkTotal,
  final: checkFinal,
  grade: checkGrade,
  seats: checkSeats,
  'county-ceiling': checkCeiling,
  grading: checkGrading,
  light: checkLight,
  projection: checkProjection,
  'theil-sen': checkTrend,
  'months-weighted': (example) => (example.params['predecessors'] === undefined ? checkSchemeChange(example) : checkMerger(example)),
  'exempt-months': checkExemptMonths,
  'periods-mean': checkQuarters,
  'marks-at-risk': checkMarksAtRisk,
  'late-report': checkLateReport,
  awarded: checkAwarded,
  difficulty: checkDifficulty,
};

describe('worked examples', () => {
  it('are exactly those of the design', () => {
    expect(examples.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
  });

  // The budget's examples are checked in test/domain/results/budget.test.ts.
  it.each(examples.filter(({ what }) => what !== 'budget').map((each) => ({ id: each.id, what: each.what, each })))('$id $what', ({ what, each }) => {
    const check = checks[what];
    if (check === undefined) throw new Error(`nothing checks examples of ${what}`);
    expect.hasAssertions();
    check(each);
  });
});
