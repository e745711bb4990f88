import type { Disagreement } from '#domain/scoring/facts.ts';
import { postFigures } from './batches.ts';
import type { Game } from './game.ts';

/** 数据核对: other sources deliver their values of the window's months; where they disagree the office decides, with its reason. */
export const reconcileSources = async (game: Game, { from, to }: { from: string; to: string }): Promise<void> => {
  const due = game.sample.reconciliations.filter(({ period, unit }) => from <= period && period <= to && game.units.has(unit));
  if (due.length === 0) return;
  await postFigures(
    game,
    due.flatMap(({ unit, figure, period, others }) => others.map((other) => ({ unit, figure, period, ...other }))),
  );
  const clerk = game.as('office-clerk');
  const { disagreements } = await clerk.get<{ disagreements: Disagreement[] }>(`/ingestion/${game.cycle}/disagreements`);
  for (const { unit, figure, period, counted, reason } of due) {
    const open = disagreements.some((each) => each.unit === unit && each.figure === figure && each.period === period && each.decided === undefined);
    if (!open) throw new Error(`${unit} 的“${figure}”(${period})各来源没有不一致,无法认定`);
    await clerk.post(`/ingestion/${game.cycle}/reconciliations`, { unit, figure, period, counted, reason });
  }
};
