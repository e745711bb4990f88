import type { Problem } from '#domain/problems/problem.ts';

const inside = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);

/** A whole item of a list, or one of the fields that marks and weights are added up from. */
const addedUp = /(\]|^root|\.(fullMarks|marks|mode|weight|children|points|bodies|channels))$/;

/** What looks wrong above the part that was put in. Sums rest on marks alone (those of a node never on a rule below it), all else on anything below. */
const above = ({ code, path }: Problem, mended: string): boolean => {
  if (!inside(mended, path)) return false;
  if (!code.endsWith('-do-not-add-up')) return true;
  return addedUp.test(mended) && (path.includes('.rule') || !mended.includes('.rule'));
};

/** Where the names and codes stand that a problem is about; a whole item (`]`) brings its own. */
const referredTo: Readonly<Record<string, RegExp>> = {
  'unknown-figure': /(\]|\.name|figures|children)$/,
  'figure-not-used': /(\]|\.(name|formula|rule|children|points|kinds|target|limit|reference|low|high|zeroLow|zeroHigh|notAllowed|satisfactory))$/,
  'unknown-node': /(\]|\.code|children)$/,
  'unknown-category': /^categories/,
  'empty-category': /^(units|categories)/,
  'unknown-unit': /^units/,
  'unknown-goal': /^goals/,
  'unknown-grade': /^(grades|newUnits)/,
  'grade-without-coefficient': /^(grades|budget)/,
};

const reference = ({ code }: Problem, mended: string): boolean => referredTo[code]?.test(mended) === true;

/** A rule is checked against its indicator's full marks, direction and domain and the excess of the node above; a node's sum against its own full marks and mode. */
const beside = ({ path, code }: Problem, mended: string): boolean => {
  const [, item = '', field = ''] = /^(.*)\.(fullMarks|mode|excess|direction|domain)(\..*)?$/.exec(mended) ?? [];
  if (field === '') return false;
  if (field === 'excess') return inside(path, item) && path.includes('.rule');
  return inside(path, `${item}.rule`) || (path === `${item}.children` && code.endsWith('-do-not-add-up'));
};

/** Of the problems of a mended paper those that it has by itself: nothing is said that may only follow from what was put in (`mended`: the paths). */
export const ownProblems = (problems: readonly Problem[], mended: readonly string[]): Problem[] =>
  problems.filter((problem) => !mended.some((path) => inside(problem.path, path) || above(problem, path) || reference(problem, path) || beside(problem, path)));
