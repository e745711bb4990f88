import { randomUUID } from 'node:crypto';
import type { Request } from '@middy/core';
import securityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { problemDocument } from './problem-document.ts';
import { problemPage, wantsPage } from './problem-page.ts';
import { Refusal } from './refusal.ts';

/** An API answers data, never pages: no script, no frame, no cache. */
export const securityOfAnswers = securityHeaders({
  contentSecurityPolicy: { 'default-src': "'none'", 'report-to': '', 'require-trusted-types-for': '' },
  permissionsPolicy: false,
  reportTo: false,
  reportingEndpoints: false,
});
/** Answers to one person, and errors, are kept by nobody. */
export const notKept = { 'Cache-Control': 'no-store' };

export const noSuchRoute = ({ method, path }: { method: string; path: string }): never => {
  throw new Refusal(404, 'no-such-route', `没有这个接口:${method} ${path}`);
};

/** Any error becomes a problem document; an unforeseen one is logged in full and counted. */
export const problemAnswers = {
  before: ({ event }: Request<APIGatewayProxyEvent>): void => {
    event.headers ??= {};
  },
  onError: (request: Request<APIGatewayProxyEvent, APIGatewayProxyResult>): void => {
    const { error, event } = request;
    const requestId = event.requestContext?.requestId ?? request.context.awsRequestId ?? randomUUID();
    const document = problemDocument(error, event.headers?.['if-match'] !== undefined, requestId);
    const { status, code } = document;
    logger.info('HTTP_ANSWERED', { route: `${event.httpMethod} ${event.resource}`, status, problem: code, requestId });
    if (status === 500) {
      logger.error('HTTP_FAILED', { requestId, thrown: error });
      countMetric('ServerErrors');
    }
    const wait: Record<number, string> = { 429: '60', 503: '1' };
    const after = error instanceof Refusal && error.retryAfter !== undefined ? String(error.retryAfter) : wait[status];
    const retry: Record<string, string> = after === undefined ? {} : { 'Retry-After': after };
    const page = wantsPage(event.resource, event.headers?.['accept']);
    const type = page ? 'text/html' : 'application/problem+json';
    request.response = {
      statusCode: status,
      headers: { 'Content-Type': `${type}; charset=utf-8`, ...notKept, ...retry },
      body: page ? problemPage(document) : JSON.stringify(document),
    };
  },
};
