import * as z from 'zod';
import { Target } from '#domain/scoring/facts.ts';
import { UnitPath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { postedRows } from '#platform/table/posted.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/targets/{cycle}/{unit}',
    summary: 'The agreed targets and baselines of a unit.',
    can: 'read',
    about: 'targets',
    on: async ({ params: { unit } }) => ({ unit }),
    params: UnitPath,
    response: z.object({ targets: z.array(Target) }),
    handler: async ({ params: { cycle, unit }, who: { county } }) => ({ body: { targets: await postedRows('targets', { county, cycle }, [unit]) } }),
  }),
];

export const handler = serve(routes);
