import type { Window } from '#domain/cycles/cycle.ts';
import { dayTaskId, unsettled } from '#domain/cycles/window-moves.ts';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import { endSubmission } from '#domain/reporting/moves.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { settleTask, withdrawTask } from '#domain/tasks/moves.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { type Receipt, receiptOf } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import type { PhasePath, PhaseSubject, Reason, WindowPath, WindowSubject } from './cycle-subject.ts';
import { recountWindow } from './recount-window.ts';

interface Closing {
  who: string;
  today: string;
  reason: string;
}

const endOne = async (submission: Submission, { who, today, reason }: Closing): Promise<void> => {
  const { county, cycle, window, unit } = submission;
  const task = await load('task', { county, cycle, id: submission.task }, `待办 ${submission.task}`);
  const changes = [endSubmission(submission, 'withdrawn', reason), withdrawTask(task, { on: today, by: who, reason })];
  await commit({ fact: 'submission-withdrawn', changes }, { county, cycle, who, act: `close-early:${window}:${unit}:${submission.rev}`, day: today, reason });
};

/** Ends what is unsettled, one unit a transaction, then recounts. Whoever acted in the same moment is counted with what they did. */
const closeOpen = async (window: Window, closing: Closing): Promise<Receipt> => {
  const { county, cycle, window: code } = window;
  for (let closed = false; !closed; ) {
    const open = unsettled(await list('submission', { county, cycle, window: code }));
    await sideBySide(open, 10, async (submission) => {
      try {
        await endOne(submission, closing);
      } catch (error) {
        if (!(error instanceof Conflict) && !(error instanceof NotAllowed)) throw error;
      }
    });
    closed = await recountWindow({ county, cycle, window: code }, closing.who, closing.reason);
    if ((await load('window', { county, cycle, window: code }, `填报期 ${code}`)).status === 'closed') closed = true;
  }
  const { rev } = await load('window', { county, cycle, window: code }, `填报期 ${code}`);
  const receipt = await receiptOf(county, cycle, `close:${code}:${rev - 1}`);
  if (receipt === undefined) throw new Conflict('window-moved-on', '填报期刚刚被他人关闭,请刷新');
  return receipt;
};

export const closeWindowEarly = async ({
  subject: { window, year },
  body: { reason },
  who,
}: Call<WindowPath, unknown, Reason, WindowSubject>): Promise<Answer<Receipt>> => {
  if (window.status !== 'open') throw new NotAllowed('window-not-open', `填报期“${window.name}”未开放,不能提前关闭`);
  return { body: await closeOpen(window, { who: who.person, today: year.today, reason }) };
};

/** Only tracking can end early: the open window is closed, the one still planned is skipped. The other phases wait for people or for days that the rules demand. */
export const closePhaseEarly = async ({ subject, body: { reason }, who, act }: Call<PhasePath, unknown, Reason, PhaseSubject>): Promise<Answer<Receipt>> => {
  const { phase, year, windows } = subject;
  if (phase.phase !== 'midterm-tracking') throw new NotAllowed('phase-cannot-close-early', '只有“过程评估”阶段可以提前结束;其他阶段的天数和审议程序不能省略');
  if (phase.status !== 'running') throw new NotAllowed(`phase-${phase.status}`, '该阶段当前未在进行,不能提前结束');
  const closing = { who: who.person, today: year.today, reason };
  for (const window of windows) if (window.status === 'open') await closeOpen(window, closing);
  const planned = windows.find(({ status }) => status === 'planned');
  if (planned === undefined) throw new NotAllowed('no-window-planned', '当前没有等待开放的填报期;请在发送预警结果后再提前结束');
  const { county, cycle } = phase;
  const task = await load('task', { county, cycle, id: dayTaskId(planned.window) }, `填报期 ${planned.window} 的开放日`);
  const move = { fact: 'phase-closed-early', changes: [settleTask(task, 'called-off', { on: year.today, by: who.person, reason })] };
  return { body: await commit(move, { county, cycle, who: who.person, act, day: year.today, reason }) };
};
