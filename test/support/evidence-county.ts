import { Scheme } from '#domain/schemes/scheme.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { smallCounty } from './small-county.ts';

export const whyEvidence = '办件清单,用于核对办件量';

/** The small county whose first category has to prove its figure. */
export const evidenceCounty = (code: string): Playable => {
  const sample = smallCounty(code);
  const [first, ...others] = sample.schemes;
  const children = first?.root.children.map((child) => (child.code === 'R1' ? { ...child, evidence: whyEvidence } : child));
  return { ...sample, schemes: [Scheme.parse({ ...first, root: { ...first?.root, children } }), ...others] };
};
