import type { Decision } from '#domain/cycles/decision.ts';
import type { ScoreDecision } from '#domain/scoring/facts.ts';
import type { Game } from './game.ts';

interface Meeting {
  task: string;
  kind: Decision['kind'];
  meeting: string;
  outcome: string;
  changes?: readonly ScoreDecision[];
}

const words: Record<Decision['kind'], string> = { 'first-look': '首次审看', review: '审议', decide: '审定' };
const numbers: Record<Decision['kind'], number> = { 'first-look': 1, review: 2, decide: 3 };

/** Enters what a meeting decided: its number, its minutes, what it changed. */
export const decide = async (game: Game, { task, kind, meeting, outcome, changes = [] }: Meeting): Promise<void> => {
  const minutes = `${words[kind]}${game.cycle} 年度考评结果,${changes.length === 0 ? '同意,未作调整' : `调整 ${changes.length} 项,理由见明细`}。`;
  const number = `〔${game.today.slice(0, 4)}〕${numbers[kind]}号`;
  await game
    .as('office-head')
    .post(`/cycles/${game.cycle}/decisions`, { task, id: `${kind}-${game.cycle}`, meeting, number, date: game.today, minutes, outcome, changes });
};
