import { workingDaysBetween } from '#domain/cycles/calendar.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { sampleProjects } from './sample-projects.ts';

/** The dossier that the county's year leads to, without a cloud. */
export const sampleDossier = (sample: Playable): Dossier => {
  const { policy, schemes, targets, ratings, publicVotes, peers, slips, ledger } = sample;
  const plan = { ...sample.plan, units: [...sample.plan.units, ...sample.joining.map(({ unit }) => unit)] };
  const lateDays = slips.flatMap((slip) => {
    const due = plan.windows.find(({ code }) => code === slip.window)?.due ?? '';
    return slip.kind === 'late' ? [{ unit: slip.unit, window: slip.window, days: workingDaysBetween(due, slip.day, plan.calendar) }] : [];
  });
  return Dossier.parse({
    ...{ format: 'xianheng-dossier/1', purpose: 'result', through: `${plan.year}-12` },
    ...{ policy, plan, schemes, targets, ratings, publicVotes, peers, lateDays },
    projects: sampleProjects(sample),
    figures: [...sample.baseData, ...sample.figures],
    exceptions: ledger.flatMap(({ content }) => (content.type === 'exception' ? [content.exception] : [])),
    adjustments: ledger.flatMap(({ content }) => (content.type === 'adjustment' ? [content.adjustment] : [])),
    decisions: sample.reviewed,
  });
};
