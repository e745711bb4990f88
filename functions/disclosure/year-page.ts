import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import type { Manifest, YearPage } from '#domain/disclosure/answers.ts';
import { type Disclosure, newestOf } from '#domain/disclosure/disclosure.ts';
import { CardDocument, NoticeDocument, ResultDocument } from '#domain/disclosure/documents.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { disclosedDocument } from '#platform/files/disclosed.ts';
import { disclosuresOf } from '#platform/table/disclosures.ts';

export const YearPath = z.object({ county: CountyCode, cycle: CycleId });
export type YearPath = z.infer<typeof YearPath>;
export const UnitOfYear = YearPath.extend({ unit: UnitId });
export const SchemeOfYear = YearPath.extend({ code: Code });

const notYet = (cycle: string): NotFound => new NotFound(`${cycle} 年度的考评结果尚未公示`);

export const yearPageOf = async ({ county, cycle }: YearPath): Promise<YearPage> => {
  const disclosures = await disclosuresOf(county, cycle);
  const [result, notice] = [newestOf(disclosures, 'result'), newestOf(disclosures, 'notice')];
  if (result !== undefined) return { state: 'result', hash: result.hash, document: await disclosedDocument(ResultDocument, result.hash) };
  if (notice === undefined) throw notYet(cycle);
  return { state: 'notice', hash: notice.hash, document: await disclosedDocument(NoticeDocument, notice.hash) };
};

const resultPage = async ({ county, cycle }: YearPath): Promise<{ pointer: Disclosure; document: ResultDocument }> => {
  const pointer = newestOf(await disclosuresOf(county, cycle), 'result');
  if (pointer === undefined) throw new NotFound(`${cycle} 年度的考评结果尚未公开`);
  return { pointer, document: await disclosedDocument(ResultDocument, pointer.hash) };
};

/** Units whose name has all of the words, of what the public is shown. */
export const findUnits = async (year: YearPath, name: string) => {
  const { document } = await yearPageOf(year);
  const words = name.split(/\s+/).filter((word) => word !== '');
  return document.units.filter((unit) => words.every((word) => unit.name.includes(word)));
};

export const cardOf = async ({ unit, ...year }: z.infer<typeof UnitOfYear>) => {
  const { document } = await resultPage(year);
  const found = document.units.find((each) => each.unit === unit);
  if (found === undefined) throw new NotFound(`${year.cycle} 年度公开的结果中没有单位 ${unit}`);
  return disclosedDocument(CardDocument, found.card);
};

export const schemeOf = async ({ code, ...year }: z.infer<typeof SchemeOfYear>) => {
  const { document } = await resultPage(year);
  const found = document.manifest.schemes.find((each) => each.code === code);
  if (found === undefined) throw new NotFound(`${year.cycle} 年度公开的文件中没有细则 ${code}`);
  return disclosedDocument(Scheme, found.hash);
};

export const manifestOf = async (year: YearPath): Promise<Manifest> => {
  const { pointer, document } = await resultPage(year);
  const { policy, plan, schemes, openDossier, sealed } = document.manifest;
  return {
    version: document.version,
    on: document.on,
    documents: [
      { name: '考评结果', hash: pointer.hash },
      { name: '考评办法', hash: policy },
      { name: '年度方案', hash: plan },
      ...schemes.map(({ name, version, hash }) => ({ name: `${name}(第 ${version} 版)`, hash })),
      { name: '考评卷宗(公开版)', hash: openDossier },
      ...document.units.map(({ name, card }) => ({ name: `${name}得分明细`, hash: card })),
    ],
    sealed,
  };
};
