import * as z from 'zod';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { sheetOf } from '#domain/scoring/sheet.ts';
import { type Evidence, goneEvidence, goodEvidence, pendingEvidence, speaksOf } from './evidence.ts';
import type { Cell } from './form.ts';

/** A cell of a form that wants a document, and why: the words of each indicator that rests on its figure. */
export interface Need {
  figure: string;
  month: string;
  why: string[];
}

/** `missing`: no document at all; `pending`: one that is not checked yet; `refused`: none but refused ones. */
export const Proof = z.enum(['missing', 'pending', 'refused', 'checked', 'accepted']);
export type Proof = z.infer<typeof Proof>;

interface Place {
  figure: string;
  month: string;
}
type Excused = Place & { reason: string };

/** Cells that want a document: those of figures on which an indicator rests that says which document proves it and why. */
export const needsOf = (scheme: Scheme, cells: readonly Cell[]): Need[] => {
  const why = new Map<string, Set<string>>();
  for (const { indicator, names } of sheetOf(scheme).leaves) {
    if (indicator.evidence === undefined) continue;
    for (const figure of names) why.set(figure, (why.get(figure) ?? new Set()).add(indicator.evidence));
  }
  return cells.flatMap(({ figure: { name }, month }) => {
    const words = why.get(name);
    return words === undefined ? [] : [{ figure: name, month, why: [...words] }];
  });
};

/** The documents that speak of a cell and still are in play. */
export const documentsFor = (window: string, { figure, month }: Place, documents: readonly Evidence[]): Evidence[] =>
  documents.filter(
    ({ status, supports }) =>
      !goneEvidence.includes(status) && supports.some((each) => each.window === window && each.figure === figure && each.month === month),
  );

export const proofOf = (documents: readonly Pick<Evidence, 'status'>[]): Proof => {
  const has = (...statuses: Evidence['status'][]): boolean => documents.some(({ status }) => statuses.includes(status));
  if (has(...pendingEvidence)) return 'pending';
  if (has('accepted')) return 'accepted';
  if (has('checked')) return 'checked';
  return has('refused') ? 'refused' : 'missing';
};

const namesOf = (documents: readonly Evidence[], ...statuses: Evidence['status'][]): string =>
  documents.flatMap(({ name, status }) => (statuses.includes(status) ? [`“${name}”`] : [])).join('、');

const wanting = (window: string, need: Need, documents: readonly Evidence[]): Problem[] => {
  const { figure, month, why } = need;
  const own = documentsFor(window, need, documents);
  const at = (code: string, message: string): Problem[] => [
    problem(`evidence.${figure}.${month}`, code, `数据项“${figure}”(${month})${message}`, { expected: why.join(';') }),
  ];
  const refused = own.find(({ status }) => status === 'refused');
  switch (proofOf(own)) {
    case 'missing':
      return at('evidence-missing', '需要佐证材料,尚未上传;确实没有的,请说明原因');
    case 'pending':
      return at('evidence-pending', `的佐证材料${namesOf(own, ...pendingEvidence)}尚未上传完毕或正在检查,请稍候再报;不再需要的请先撤回`);
    case 'refused':
      return at('evidence-refused', `的佐证材料${namesOf(own, 'refused')}未通过:${refused?.reason ?? '—'};请换一份`);
    default:
      return [];
  }
};

const isAt = ({ figure, month }: Place, places: readonly Place[]): boolean => places.some((each) => each.figure === figure && each.month === month);

/** A need nobody has to meet: the figure itself is not given, or the unit says why there is no document. */
const excusedFrom = (need: Need, missing: readonly Place[], without: readonly Place[]): boolean => isAt(need, missing) || isAt(need, without);

interface Proving {
  window: string;
  needs: readonly Need[];
  documents: readonly Evidence[];
  /** Figures declared missing. */
  missing: readonly Place[];
  /** Documents declared missing. */
  without: readonly Excused[];
}

/** A report goes out with every document its form wants, or with the reason why there is none; otherwise every cell is named. */
export const mustBeProven = ({ window, needs, documents, missing, without }: Proving): void => {
  const stray = without.flatMap((each, at) =>
    isAt(each, needs)
      ? []
      : [
          problem(`withoutEvidence[${at}]`, 'evidence-not-asked', `数据项“${each.figure}”(${each.month})不需要佐证材料`, {
            got: `${each.figure} ${each.month}`,
          }),
        ],
  );
  const wanted = needs.filter((need) => !excusedFrom(need, missing, without)).flatMap((need) => wanting(window, need, documents));
  if (stray.length + wanted.length > 0) throw new InvalidInput(`佐证材料有 ${stray.length + wanted.length} 处问题,未能上报`, [...stray, ...wanted]);
};

/** What is signed and accepted must not move or be in doubt: no document of the window may still be under way, and none that is needed may be refused. */
export const mustStandProven = ({ window, needs, documents, missing, without }: Proving): void => {
  const underWay = documents.filter((each) => pendingEvidence.includes(each.status) && speaksOf(each, window));
  if (underWay.length > 0) throw new NotAllowed('evidence-pending', `佐证材料${namesOf(underWay, ...pendingEvidence)}正在检查,请稍候再办理`);
  const [wanted] = needs.filter((need) => !excusedFrom(need, missing, without)).flatMap((need) => wanting(window, need, documents));
  if (wanted !== undefined) throw new NotAllowed(wanted.code, `${wanted.message};请先退回`);
};

/** The documents as they are signed with the figures: which one proves what, by its content. */
export const pinned = (window: string, documents: readonly Evidence[]): { figure: string; month: string; id: string; sha256: string }[] =>
  documents
    .filter(({ status }) => goodEvidence.includes(status))
    .flatMap(({ id, sha256, supports }) => supports.filter((each) => each.window === window).map(({ figure, month }) => ({ figure, month, id, sha256 })))
    .sort((a, b) => (`${a.figure}|${a.month}|${a.id}` < `${b.figure}|${b.month}|${b.id}` ? -1 : 1));
