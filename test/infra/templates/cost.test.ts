import { expect, it } from 'vitest';
import { StageName } from '../../../infra/stages.ts';
import { queues } from '../../bench/cost-page.ts';
import { resourcesOf, textOf } from './templates.ts';

it.each(StageName.options)('the cost page counts the queues that the functions of %s listen to', (stage) => {
  const listening = resourcesOf(stage, 'AWS::Lambda::EventSourceMapping').filter(({ properties }) => !('StartingPosition' in properties));
  expect(listening.map(({ properties }) => textOf(properties['EventSourceArn']))).toHaveLength(queues);
});
