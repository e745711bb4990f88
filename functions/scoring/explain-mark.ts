import * as z from 'zod';
import { isOffice } from '#domain/access/caller.ts';
import { isEmbargoed } from '#domain/ingestion/embargo.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { Evidence, goneEvidence } from '#domain/reporting/evidence.ts';
import { UnitValue } from '#domain/reporting/unit-value.ts';
import { Code } from '#domain/schemes/code.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { namePeople } from '#domain/scoring/name-people.ts';
import { ScoreVersion } from '#domain/scoring/result.ts';
import { Mark, Scorecard } from '#domain/scoring/scorecard.ts';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { baselineName, sheetOf, targetName } from '#domain/scoring/sheet.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { schemeVersionsOf } from '#platform/files/papers.ts';
import { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { unitValuesOf } from '#platform/table/unit-values.ts';
import { mustBePublished } from './embargo.ts';
import type { CardSubject, VersionQuery } from './read-scores.ts';

export const MarkPath = UnitPath.extend({ indicator: Code });
type MarkPath = z.infer<typeof MarkPath>;

/** One mark with all that a reader needs to follow it; who decided is named. */
export const ExplainedMark = z.object({
  unit: z.string(),
  name: z.string(),
  version: z.string(),
  scores: ScoreVersion.pick({ purpose: true, status: true, window: true, reason: true, on: true }),
  scheme: z.object({ code: z.string(), name: z.string(), version: z.int() }),
  /** The nodes above the leaf, from the top. */
  above: z.array(z.string()),
  mark: Mark,
  sentences: z.array(z.string()),
  /** Unit of measure of each number that went in, by its name. */
  unitsOfMeasure: z.record(z.string(), z.string()),
  /** What the unit and the sources said, month by month, of the figures that went in. */
  values: z.array(UnitValue),
  /** Documents that speak of these figures. */
  evidence: z.array(Evidence.pick({ id: true, name: true, status: true, supports: true, on: true })),
});

const unitsIn = (scheme: Scheme | undefined, indicator: string): { figures: string[]; unitsOfMeasure: Record<string, string> } => {
  const sheet = scheme === undefined ? undefined : sheetOf(scheme);
  const leaf = sheet?.leaves.find((each) => each.indicator.code === indicator);
  if (sheet === undefined || leaf === undefined) return { figures: [], unitsOfMeasure: {} };
  const own = leaf.indicator.unitOfMeasure ?? '';
  const figures = [...leaf.names];
  const measures = figures.map((name) => [name, sheet.figures.get(name)?.unitOfMeasure ?? own] as const);
  return { figures, unitsOfMeasure: Object.fromEntries([...measures, [targetName, own], [baselineName, own]].filter(([, unit]) => unit !== '')) };
};

const aboveIn = (nodes: Scorecard['nodes'], code: string): string[] => {
  const node = nodes.find(({ children }) => children.includes(code));
  return node === undefined ? [] : [...aboveIn(nodes, node.code), node.name];
};

export const explainMark = async ({
  subject: { total, scores },
  params: { cycle, unit, indicator },
  who,
}: Call<MarkPath, VersionQuery, unknown, CardSubject>): Promise<Answer<z.input<typeof ExplainedMark>>> => {
  await mustBePublished(scores, who);
  const { county } = who;
  const [card, year] = await Promise.all([fromArchive(Scorecard, total.hash, '考评得分明细'), loadCycle({ county, cycle })]);
  const found = card.marks.find(({ code }) => code === indicator);
  if (found === undefined) throw new NotFound(`${card.name}的考评细则中没有指标 ${indicator}`);
  const [schemes, people, values, documents, sources] = await Promise.all([
    schemeVersionsOf(year),
    list('person', { county }),
    unitValuesOf(year, unit),
    list('evidence', { county, cycle, unit }),
    list('source', { county }),
  ]);
  const scheme = schemes.find(({ code, version }) => code === card.scheme && version === card.schemeVersion);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const mark = namePeople(found, (person) => names.get(person) ?? person);
  const { figures, unitsOfMeasure } = unitsIn(scheme, indicator);
  const { purpose, status, window, reason, on } = scores;
  const visible = ({ figure, month: period }: UnitValue) => isOffice(who) || !isEmbargoed(sources, { figure, period }, year.today);
  return {
    body: {
      ...{ unit: card.unit, name: card.name, version: total.version, scores: { purpose, status, window, reason, on } },
      scheme: { code: card.scheme, name: scheme?.name ?? card.scheme, version: card.schemeVersion },
      ...{ above: aboveIn(card.nodes, indicator), mark, sentences: sentenceOf(mark), unitsOfMeasure },
      values: values.filter((value) => figures.includes(value.figure) && visible(value)),
      evidence: documents
        .filter(({ status: state, supports }) => !goneEvidence.includes(state) && supports.some(({ figure }) => figures.includes(figure)))
        .map(({ id, name, status: state, supports, on: day }) => ({ id, name, status: state, supports, on: day })),
    },
  };
};
