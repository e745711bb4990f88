import { type Exact, hundred } from '#domain/numbers/exact.ts';
import type { Joint, Plan } from '#domain/schemes/plan.ts';

type Partner = Joint['partners'][number];

/** A co-responsible unit's part in a joint indicator, and the unit that leads it; undefined for the lead itself and for everybody else. */
export const partnerOf = ({ joints }: Pick<Plan, 'joints'>, indicator: string, unit: string): { lead: string; partner: Partner } | undefined => {
  for (const joint of joints) {
    const partner = joint.indicator === indicator ? joint.partners.find((each) => each.unit === unit) : undefined;
    if (partner !== undefined) return { lead: joint.lead, partner };
  }
  return undefined;
};

/** Marks of a co-responsible unit from the mark that the lead's value earns: a share of it, or full marks less a percentage of what is lost [Z03]. */
export const partnersMark = (lead: Exact, full: Exact, by: Partner['by'], percent: Exact): Exact =>
  by === 'share' ? lead.mul(percent).div(hundred) : full.sub(full.sub(lead).mul(percent).div(hundred));
