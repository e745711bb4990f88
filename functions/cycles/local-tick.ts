import * as z from 'zod';
import { environment } from '#platform/environment.ts';
import { route } from '#platform/http/route.ts';
import { sendTick } from '#platform/workflows/ticks.ts';

const Ticked = z.object({ county: z.string(), day: z.iso.date() });

/** The local stage has no schedule: the office says which day it is. The route does not exist anywhere else. */
export const localRoutes =
  environment.STAGE === 'local'
    ? [
        route({
          method: 'POST',
          path: '/cycles/ticks',
          can: 'tick',
          about: 'county',
          on: 'none',
          params: z.object({}),
          body: z.strictObject({ day: z.iso.date() }),
          response: Ticked,
          handler: async ({ body: { day }, who: { county } }) => {
            await sendTick(county, day);
            return { status: 202, body: { county, day } };
          },
        }),
      ]
    : [];
