import * as z from 'zod';
import { UnitId } from '#domain/schemes/code.ts';
import { Target } from '#domain/scoring/facts.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { postedRows } from '#platform/table/posted.ts';

const UnitPath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }), unit: UnitId });

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
