import type { Ahead } from '#domain/warnings/ahead.ts';
import { aheadSentence } from '#domain/warnings/ahead-sentence.zh-cn.ts';
import type { Game } from '../play/game.ts';

/** What the forecasts warned of after a window, as the office saw it. */
export interface WindowAhead {
  window: string;
  name: string;
  ahead: Ahead[];
}

export const collectAhead = async ({ as, cycle, sample }: Game): Promise<WindowAhead[]> => {
  const windows: WindowAhead[] = [];
  for (const { code, name, final } of sample.plan.windows) {
    if (final) continue;
    const { ahead } = await as('office-head').get<{ ahead: Ahead[] }>(`/scoring/${cycle}/lights/${code}`);
    windows.push({ window: code, name, ahead });
  }
  return windows;
};

/** The warnings of the last window before the year's end: what was to be turned in time. */
export const aheadMarkdown = (windows: readonly WindowAhead[]): string => {
  const last = windows.at(-1);
  if (last === undefined || last.ahead.length === 0) return '';
  return `\n\n## 预警(${last.name},预测,不是结果)\n\n${last.ahead.map((each) => `- ${each.unit} ${aheadSentence(each)}`).join('\n')}`;
};
