export interface LogCode {
  level: 'INFO' | 'WARN' | 'ERROR';
  /** What it means to the one who is on call. */
  meaning: string;
}

/** Every line that a function logs has one of these codes. A code is never reused for something else. */
export const codes = {
  'http-answered': { level: 'INFO', meaning: 'A request was answered; `status` and `problem` say how.' },
  'http-failed': { level: 'ERROR', meaning: 'A request failed for a reason that nobody foresaw; the caller saw 500 and the request id.' },
  'http-wrong-answer': { level: 'ERROR', meaning: 'A handler gave an answer that is not what its route promises; the caller saw 500. `paths` names the fields.' },
  'session-opened': { level: 'INFO', meaning: 'A person signed in.' },
  'session-ended': { level: 'INFO', meaning: 'A person signed out.' },
  'session-refused': { level: 'WARN', meaning: 'A session token was forged, expired or ended. Many of them at once deserve a look.' },
  'audit-changed': { level: 'ERROR', meaning: 'An audit entry was changed or removed, which nobody may do. Read docs/runbook.md before anything else.' },
  'step-done': { level: 'INFO', meaning: 'A step of a workflow, or an operator\'s act, is done; `event` names it.' },
  'step-failed': { level: 'ERROR', meaning: 'A step failed; its workflow retries it or fails, and the failure is recorded.' },
  'task-settled': { level: 'INFO', meaning: 'A settled task was told to its workflow, or its workflow was gone (`status` of the answer in `event`).' },
  'task-moved-on': { level: 'INFO', meaning: 'The tick left a task alone because somebody settled or extended it at the same moment.' },
  'task-told-again': { level: 'WARN', meaning: 'A workflow had not heard of a settled task; the tick told it again. Many of them: look at the stream\'s function.' },
  'tick-complete': { level: 'INFO', meaning: 'The county\'s days up to `day` are done; `count` days.' },
  'tick-handed-on': { level: 'WARN', meaning: 'A catch-up took longer than one invocation; the rest goes on with the next one.' },
  'execution-failed': { level: 'ERROR', meaning: 'An execution failed, timed out or was stopped; it is recorded and can be resumed.' },
} as const satisfies Record<string, LogCode>;

export type Code = keyof typeof codes;
