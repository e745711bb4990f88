import * as z from 'zod';
import { localCredential } from './cloud.ts';
import { localSubject } from './issuer/offered.ts';
import { dayBefore, openingDay } from './play/game.ts';
import type { Playable } from './play/sample-port.ts';

const Answer = z.looseObject({ county: z.string() });

/** An operator founds the county by calling its function directly: the record and the people, on the day before its first cycle opens. */
export const foundCounty = async (endpoint: string, functionName: string, sample: Playable): Promise<void> => {
  const { county, title } = sample.policy;
  const name = title.replace(/(绩效|综合)?考评.*$/, '');
  const people = sample.people.map(({ id, name: own, phone, posts }) => ({ id, name: own, phone, posts, subject: localSubject(county, id) }));
  const response = await fetch(`${endpoint}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: localCredential('lambda') },
    body: JSON.stringify({ county: { county, name, tickedThrough: dayBefore(openingDay(sample)) }, people, provider: 'local' }),
  });
  const text = await response.text();
  if (!response.ok || response.headers.get('x-amz-function-error') !== null || !Answer.safeParse(JSON.parse(text)).success) {
    throw new Error(`建县失败(${functionName},HTTP ${response.status}):${text.slice(0, 1000)}`);
  }
};
