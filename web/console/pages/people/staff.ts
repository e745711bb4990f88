import type { AnswerOf } from '../../../shared/api/routes.ts';

/** Everybody of the county, as the API tells. */
export type Staff = AnswerOf<'GET', '/access/staff'>;
