import type { Problem } from '#domain/problems/problem.ts';

interface ProblemDocument {
  status: number;
  code: string;
  detail: string;
  errors: Problem[];
  requestId?: string;
}

/** The API refused (RFC 9457). `message` is zh-CN and complete in itself; `errors` name the fields. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly Problem[];
  readonly requestId: string | undefined;
  constructor({ status, code, detail, errors, requestId }: ProblemDocument) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.requestId = requestId;
  }

  /** What is wrong with one field of a form. */
  errorAt(path: string): Problem | undefined {
    return this.errors.find((each) => each.path === path);
  }
}

/** No answer came: the network, or what stands in between. Whether the act was done is unknown; the same key asks again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const isDocument = (body: unknown): body is Omit<ProblemDocument, 'status'> =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'errors' in body;

/** What a refusing answer says; one that is no problem document came from something in between. */
export const problemOf = async (response: Response): Promise<Error> => {
  const body: unknown = await response.json().catch(() => undefined);
  return isDocument(body) ? new ApiProblem({ ...body, status: response.status }) : new Unreachable(`HTTP ${response.status}`);
};
