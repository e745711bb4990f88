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
} as const satisfies Record<string, LogCode>;

export type Code = keyof typeof codes;
