import { setTimeout as pause } from 'node:timers/promises';
import type { Cycle, Phase, PhaseName, Window } from '#domain/cycles/cycle.ts';
import type { Task } from '#domain/tasks/task.ts';
import { ApiProblem } from '../client.ts';
import type { Game } from './game.ts';

export interface Standing {
  cycle: Cycle;
  phases: Phase[];
  windows: Window[];
}

/** A slow cloud is given more time by `XIANHENG_PATIENCE` (seconds). */
const patience = Number(process.env['XIANHENG_PATIENCE'] ?? '120') * 1000;
/** Asking costs the cloud work too: often at first, when most answers come, then less and less often. */
const pauseBefore = (round: number): number => Math.min(60 + 60 * round, 480);

export const standingOf = (game: Game): Promise<Standing> => game.as('office-head').get<Standing>(`/cycles/${game.cycle}`);

const describe = ({ cycle, phases, windows }: Standing): string =>
  [
    `  年度 ${cycle.cycle}:${cycle.status},日期 ${cycle.today}`,
    ...phases.map(
      ({ phase, status, attempt, failure }) =>
        `  阶段 ${phase}:${status}(第 ${attempt} 次执行)${failure === undefined ? '' : ` 失败:${failure.error} ${failure.cause}`}`,
    ),
    ...windows.map(({ window, status, opens, due }) => `  填报期 ${window}:${status}(${opens} 开放,${due} 截止)`),
  ].join('\n');

const standingText = async (game: Game): Promise<string> => {
  try {
    return describe(await standingOf(game));
  } catch (error) {
    return `  (无法读取年度状态:${error instanceof Error ? error.message : String(error)})`;
  }
};

const notYet = (error: unknown): undefined => {
  if (error instanceof ApiProblem && error.status === 404) return undefined;
  throw error;
};

/** Asks again until there is an answer; gives up with what was waited for and where the year stands, at once when a phase has failed. */
export const until = async <T>(game: Game, what: string, ask: () => Promise<T | undefined>): Promise<T> => {
  const started = performance.now();
  for (let round = 1; ; round++) {
    const answer = await ask().catch(notYet);
    if (answer !== undefined) return answer;
    const late = performance.now() - started > patience;
    const failed = round % 10 === 0 && (await standingOf(game).catch(notYet))?.phases.some(({ status }) => status === 'failed');
    if (late || failed) throw new Error(`${failed ? '阶段运行失败' : `等待超过 ${patience / 1000} 秒`},未等到:${what}\n${await standingText(game)}`);
    await pause(pauseBefore(round));
  }
};

export const phaseComplete = (game: Game, name: PhaseName): Promise<Phase> =>
  until(game, `阶段 ${name} 完成`, async () => (await standingOf(game)).phases.find(({ phase, status }) => phase === name && status === 'complete'));

export const windowIs = (game: Game, code: string, status: Window['status']): Promise<Window> =>
  until(game, `填报期 ${code} 变为 ${status}`, async () =>
    (await standingOf(game)).windows.find((window) => window.window === code && window.status === status),
  );

/** Waits until a task has appeared and is open. */
export const taskOpen = (game: Game, id: string): Promise<Task> =>
  until(game, `待办 ${id} 出现`, async () => {
    const task = await game.as('office-head').get<Task>(`/tasks/${game.cycle}/${id}`);
    return task.status === 'open' ? task : undefined;
  });
