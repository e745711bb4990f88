import type { Problem } from '#domain/problems/problem.ts';

const inside = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

/** A whole item of a list, or one of the fields that marks are added up from. */
const addedUp = /(\]|^root|\.(fullMarks|marks|mode|weight|children|points|bodies|channels))$/;

/** A whole item of a list, or a field by which other parts of a paper refer to it. */
const referredTo = /(\]|\.(name|code|id|category|goal|grade))$|^(root|figures|goals|fields|grades|categories|units)/;

/** What looks wrong above the part that was put in: sums rest on marks alone, everything else on anything below it. */
const above = ({ code, path }: Problem, mended: string): boolean => inside(mended, path) && (!code.endsWith('-do-not-add-up') || addedUp.test(mended));

const reference = ({ code }: Problem, mended: string): boolean => /^(unknown|empty|grade-without|figure-not-used)/.test(code) && referredTo.test(mended);

/** A rule is checked against its indicator's full marks, direction and domain, and against what the node above does with excess. */
const ruleBeside = ({ path }: Problem, mended: string): boolean => {
  const indicator = /^(.*)\.(fullMarks|direction|domain(\..*)?)$/.exec(mended)?.[1];
  const node = /^(.*)\.excess$/.exec(mended)?.[1];
  return (indicator !== undefined && inside(path, `${indicator}.rule`)) || (node !== undefined && inside(path, node) && path.includes('.rule'));
};

/** Of the problems of a mended paper those that it has by itself: nothing is said that may only follow from what was put in (`mended`: the paths). */
export const ownProblems = (problems: readonly Problem[], mended: readonly string[]): Problem[] =>
  problems.filter(
    (problem) => !mended.some((path) => inside(problem.path, path) || above(problem, path) || reference(problem, path) || ruleBeside(problem, path)),
  );
