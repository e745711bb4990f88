import type { EvaluationStatus } from '#domain/projects/evaluation.ts';

export const stateTag: Record<EvaluationStatus, string> = { draft: '', reported: 'blue', returned: 'red', signed: 'blue', reviewed: 'amber', final: 'green' };
