import { ApiProblem } from '../../shared/api/problem.ts';

/** What a person is told of a refusal: the API's words, and which field is meant. */
export const whyOf = (error: unknown): string => {
  if (error instanceof ApiProblem)
    return [error.message, ...error.errors.map(({ message }) => message)].filter((each, at, all) => all.indexOf(each) === at).join(':');
  return error instanceof Error ? error.message : String(error);
};
