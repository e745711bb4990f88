import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { AnyRoute } from './route.ts';

export type HttpHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Binds an area's route table to its Lambda. */
export const serve = (routes: readonly AnyRoute[]): HttpHandler => {
  throw new Error(`not there yet: ${routes.length} routes`);
};
