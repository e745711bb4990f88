import i18next from 'i18next';
import { ApiProblem, Unreachable } from '../../shared/api/problem.ts';
import { UploadRefused } from '../../shared/upload-refused.ts';
import { commonPage } from '../texts/common.ts';

/** What a person is told of a refusal: the API's words, and which field is meant; or that no answer came. */
export const whyOf = (error: unknown): string => {
  if (error instanceof ApiProblem)
    return [error.message, ...error.errors.map(({ message }) => message)].filter((each, at, all) => all.indexOf(each) === at).join(':');
  if (error instanceof UploadRefused) return i18next.t(`upload.${error.reason}`, { ns: commonPage });
  if (error instanceof Unreachable) return i18next.t('unreachable', { ns: commonPage });
  return error instanceof Error ? error.message : String(error);
};
