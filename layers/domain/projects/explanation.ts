import type { SelfScore } from './evaluation.ts';

type Explained = Pick<SelfScore, 'reason' | 'measures'>;

/** 偏差原因分析及改进措施 are one cell of the form: each on a line of its own, after its label. */
export const explanationText = ({ reason, measures }: { [K in keyof Explained]: Explained[K] | undefined }): string =>
  [...(reason === undefined ? [] : [`偏差原因:${reason}`]), ...(measures === undefined ? [] : [`改进措施:${measures}`])].join('\n');

const part = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Both parts of the cell; undefined where a text has none of the labels, so that nobody has to guess which it is. */
export const readExplanation = (text: string): Explained | undefined => {
  if (text.trim() === '') return {};
  const [before = '', ...after] = text.split(/^\s*改进措施[::]/m);
  const [stray = '', ...reasons] = before.split(/^\s*偏差原因(?:分析)?[::]/m);
  if (stray.trim() !== '' || after.length > 1 || reasons.length > 1) return undefined;
  const [reason, measures] = [part(reasons[0] ?? ''), part(after[0] ?? '')];
  return { ...(reason === undefined ? {} : { reason }), ...(measures === undefined ? {} : { measures }) };
};
