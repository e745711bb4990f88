import type { Scorecard } from '#domain/scoring/scorecard.ts';

type Told = Pick<Scorecard, 'steps' | 'flags' | 'bonus' | 'deduction' | 'lateDeduction' | 'marks'>;

/** How an equal score at the edge of the seats was decided; it decides the seat, not the rank. */
const tieNote = ({ steps }: Told): string[] => {
  const by = steps.find(({ name }) => name === 'tie-decided-by')?.value;
  return by === undefined ? [] : [`名额边缘同分,按“${by}”${steps.some(({ name }) => name === 'seat') ? '入选' : '未入选'}`];
};

const amount = (marks: string, words: string): string[] => (marks === '0' ? [] : [`${words}${marks}分`]);

/** What a reader of the table asks first: why no rank, why this grade, what was added or taken away. */
export const notesOf = (card: Told): string[] => [
  ...card.steps.filter(({ name }) => name === 'veto').map(({ value }) => `一票否决:${value}`),
  ...(card.flags.some(({ code }) => code === 'new-unit') ? ['年中新设,考评期不足'] : []),
  ...tieNote(card),
  ...amount(card.bonus, '加分'),
  ...amount(card.deduction, '扣分'),
  ...amount(card.lateDeduction, '迟报扣'),
  ...card.marks.filter(({ state }) => state === 'exempted').map(({ name }) => `“${name}”经批准剔除`),
  ...card.marks.filter(({ computed, awarded }) => computed !== awarded).map(({ name, computed, awarded }) => `“${name}”由${computed}分核定为${awarded}分`),
];
