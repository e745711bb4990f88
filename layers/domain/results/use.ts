import { exact } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { ScoreTotal } from '#domain/scoring/result.ts';

/** 项目审批优先权: units by grade and score; until projects are evaluated themselves the applicant's grade is the only part, and the list says so. */
export const prioritiesOf = (totals: readonly ScoreTotal[], { grades }: Policy) => {
  const place = (grade: string): number => {
    const at = grades.levels.findIndex(({ name }) => name === grade);
    return at === -1 ? grades.levels.length : at;
  };
  return [...totals]
    .sort((a, b) => place(a.grade) - place(b.grade) || exact(b.percent).compare(exact(a.percent)) || (a.unit < b.unit ? -1 : 1))
    .map(({ unit, name, category, grade, percent }, at) => ({
      place: at + 1,
      unit,
      name,
      category,
      parts: [
        { part: 'unit-grade', value: grade },
        { part: 'unit-percent', value: percent },
      ],
    }));
};

/** 干部奖惩建议: seats for 评优 by the best grade, talks (约谈) for the last; a suggestion that a person confirms. */
export const cadreSuggestionsOf = (totals: readonly ScoreTotal[], { grades }: Policy) => {
  const best = grades.levels[0]?.name;
  const last = grades.levels.at(-1)?.name;
  const suggested = (grade: string): 'reward' | 'talk' | undefined => (grade === best ? 'reward' : grade === last ? 'talk' : undefined);
  return totals.flatMap(({ unit, name, grade }) => {
    const suggestion = suggested(grade);
    return suggestion === undefined ? [] : [{ unit, name, grade, suggestion }];
  });
};

interface Bundle {
  policyHash: string;
  planHash: string;
  dossierHash: string;
  scorecardsHash: string;
  totals: readonly ScoreTotal[];
}

/** 公开: what anybody needs to recompute the published scores: hashes of the inputs and outputs, and each unit's published figures. Never a bare league table. */
export const disclosureOf = ({ totals, ...hashes }: Bundle) => ({
  format: 'xianheng-disclosure/1' as const,
  manifest: hashes,
  results: totals.map(({ unit, name, category, score, fullMarks, grade, rank }) => ({
    unit,
    name,
    category,
    score,
    fullMarks,
    grade,
    ...(rank === undefined ? {} : { rank }),
  })),
  quality: '分值由公开的考评细则和所附数据计算,可用 xianheng assess 重新计算核对',
});
