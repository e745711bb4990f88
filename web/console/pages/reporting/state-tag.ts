import type { SubmissionStatus } from '#domain/reporting/submission.ts';

/** Colour of a state, always beside its words. */
export const stateTag: Record<SubmissionStatus, string> = {
  open: 'blue',
  reported: 'amber',
  signed: 'amber',
  returned: 'red',
  accepted: 'green',
  expired: 'red',
  withdrawn: '',
};
