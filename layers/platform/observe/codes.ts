/** Every line that a function logs has one of these codes, at one level. A code is never reused for something else. */
export const codes = {
  HTTP_ANSWERED: { level: 'info', meaning: 'A request was answered; `status` and `problem` say how.' },
  HTTP_FAILED: { level: 'error', meaning: 'A request failed for a reason that nobody foresaw; the caller saw 500 and the request id.' },
  HTTP_WRONG_ANSWER: { level: 'error', meaning: 'A handler gave an answer that is not what its route promises; the caller saw 500. `paths` names the fields.' },
  SESSION_OPENED: { level: 'info', meaning: 'A person signed in.' },
  SESSION_ENDED: { level: 'info', meaning: 'A person signed out.' },
  SIGN_IN_REFUSED: {
    level: 'warn',
    meaning: 'The identity provider did not vouch for a browser that came back, or for an account that stands for nobody here; `problem` says which.',
  },
  SESSION_REFUSED: { level: 'warn', meaning: 'A session token was forged, had expired or was ended. Many of them at once deserve a look.' },
  SOURCE_TOKEN_REFUSED: { level: 'warn', meaning: 'The token of a source system was unknown, revoked or expired. Many of them at once deserve a look.' },
  STEP_DONE: { level: 'info', meaning: 'A step that a workflow, a schedule or an operator called is done.' },
  STEP_FAILED: { level: 'error', meaning: 'A step failed; the workflow retries it if the error is a passing one, or fails.' },
  TASK_SETTLED: { level: 'info', meaning: 'The workflow that waited for a task was told its outcome; `answer` says whether it still waited.' },
  TASK_MOVED_ON: { level: 'info', meaning: 'A task was settled by somebody else while the tick was about to settle it.' },
  TASK_TOLD_AGAIN: {
    level: 'warn',
    meaning: 'A tick had to repeat what the stream should have told a workflow. Many of them: look at the dead letters of `settle`.',
  },
  NOTIFICATION_DELIVERED: { level: 'info', meaning: 'A notification left through the channel; the log itself is the channel of now.' },
  NOTIFICATION_FAILED: {
    level: 'error',
    meaning: 'The channel did not take a notification; the queue sends it again. People read it in the system all the same.',
  },
  PULL_FAILED: {
    level: 'error',
    meaning: 'A pull failed for a reason on our side; the queue sends it again. What is wrong at the source is told to the office instead.',
  },
  TICK_COMPLETE: { level: 'info', meaning: 'All days up to `day` are ticked in the county.' },
  TICK_BEHIND: { level: 'error', meaning: 'A county’s last ticks did not come through; `day` is the last one that did. See county-behind in docs/runbook.md.' },
  TICK_FAILED: { level: 'error', meaning: 'A tick failed; the queue sends it again, the days already ticked stay.' },
  TICK_HANDED_ON: { level: 'warn', meaning: 'A catch-up of many days ran out of time and goes on in the next message.' },
  TRAIL_SEALED: { level: 'info', meaning: 'The audit entries since the last seal were sealed under one root hash.' },
  FILE_RECEIVED: {
    level: 'info',
    meaning: 'A file of a source came and was written down; `status` says how far it is (the same file again is the same intake).',
  },
  FILE_GONE: { level: 'warn', meaning: 'A file of which an event told is not there any more, or lies outside the inbox.' },
  FILE_UNPLACED: { level: 'error', meaning: 'A file was dropped for a county, a year or a source that nobody registered; it stays where it lies.' },
  EVIDENCE_CHECKED: { level: 'info', meaning: 'An uploaded document was checked; `outcome` says whether it passed.' },
  EVIDENCE_CHECK_FAILED: { level: 'error', meaning: 'A document could not be checked; the queue sends it again, after five times it is a dead letter.' },
  EVIDENCE_TENDED: { level: 'info', meaning: 'A tick cleaned up documents that nobody claimed and sent those again to their check whose event may be lost.' },
  EXECUTION_FAILED: { level: 'error', meaning: 'An execution failed, timed out or was stopped; the office sees it and can resume it.' },
  AUDIT_CHANGED: { level: 'error', meaning: 'An audit entry was changed or removed, which nobody may do. Read docs/runbook.md before anything else.' },
} as const satisfies Record<string, { level: Level; meaning: string }>;

export type Level = 'info' | 'warn' | 'error';
type Codes = typeof codes;
export type CodeAt<L extends Level> = { [C in keyof Codes]: Codes[C]['level'] extends L ? C : never }[keyof Codes];
