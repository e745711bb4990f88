import { Decimal } from '#domain/numbers/exact.ts';
import type { Problem } from '#domain/problems/problem.ts';
import type { DraftItem, DraftNode, DraftScheme, Where } from '#domain/schemes/draft-tree.ts';
import { wrongSum } from '#domain/schemes/tree.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A tree can be drawn as soon as its nodes have children; texts that are missing are empty ones. */
const itemOf = (value: unknown): DraftItem | undefined => {
  if (!isRecord(value)) return undefined;
  const named = { code: String(value['code'] ?? ''), name: String(value['name'] ?? ''), fullMarks: String(value['fullMarks'] ?? '') };
  if (value['kind'] !== 'node') return { ...value, kind: 'indicator', ...named, text: String(value['text'] ?? '') };
  const children = Array.isArray(value['children']) ? value['children'].flatMap((child) => itemOf(child) ?? []) : [];
  return { ...value, kind: 'node', ...named, children };
};

/** The document as a scheme that can be edited; undefined when it has no tree. */
export const schemeIn = (document: Readonly<Record<string, unknown>>): DraftScheme | undefined => {
  const root = itemOf(document['root']);
  return root?.kind === 'node' ? ({ ...document, root } as DraftScheme) : undefined;
};

/** Where a problem of the check is: `root.children[0].children[2].rule.cap` is at [0, 2]; undefined for the scheme itself. */
export const whereOf = ({ path }: Problem): Where | undefined => {
  const tree = /^root((?:\.children\[\d+\])*)/.exec(path);
  return tree === null ? undefined : [...(tree[1] ?? '').matchAll(/\d+/g)].map(([at]) => Number(at));
};

/** The place of a problem inside its item: `rule.cap`, or nothing where it is about the whole item. */
export const insideOf = ({ path }: Problem): string => path.replace(/^root(\.children\[\d+\])*\.?/, '');

/** A problem below this very item, not below one of its children. */
export const isAt = (where: Where, problem: Problem): boolean => whereOf(problem)?.join('.') === where.join('.');

/** As the publishing check finds it, while every weight is a number; one that is none the check names. */
export const wrongSumIn = (node: DraftNode): string | undefined =>
  [node, ...node.children].every(({ fullMarks }) => Decimal.safeParse(fullMarks).success) ? wrongSum(node) : undefined;

/** A scheme to begin with: one node, one indicator without a rule. */
export const firstDraft = (code: string, name: string, year: number): DraftScheme => ({
  format: 'xianheng-scheme/1',
  code,
  name,
  year,
  version: 1,
  effectiveFrom: `${year}-01-01`,
  root: {
    kind: 'node',
    code: 'R',
    name: '总分',
    fullMarks: '100',
    children: [
      {
        kind: 'node',
        code: 'R1',
        name: '一级指标',
        fullMarks: '100',
        children: [{ kind: 'indicator', code: 'R101', name: '指标', fullMarks: '100', text: '' }],
      },
    ],
  },
});

/** Last year's scheme as the first version of this year's. */
export const takenOver = (scheme: DraftScheme, year: number): DraftScheme => {
  const { reason: _, ...kept } = scheme;
  return { ...kept, format: scheme.format, code: scheme.code, name: scheme.name, root: scheme.root, year, version: 1, effectiveFrom: `${year}-01-01` };
};
