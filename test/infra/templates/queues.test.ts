import { describe, expect, it } from 'vitest';
import type { StageName } from '../../../infra/stages.ts';
import { everywhere, resourcesOf, textOf } from './templates.ts';

/** Wherever a resource says where its failures go. */
const deadLetterTargets = (stage: StageName): string =>
  textOf([
    ...resourcesOf(stage, 'AWS::SQS::Queue').map(({ properties }) => properties['RedrivePolicy']),
    ...resourcesOf(stage, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties['DestinationConfig']),
    ...resourcesOf(stage, 'AWS::Scheduler::Schedule').map(({ properties }) => (properties['Target'] as Record<string, unknown>)['DeadLetterConfig']),
    ...resourcesOf(stage, 'AWS::Events::Rule').flatMap(({ properties }) =>
      (properties['Targets'] as Record<string, unknown>[]).map(({ DeadLetterConfig }) => DeadLetterConfig),
    ),
  ]);

describe('every queue', () => {
  it.each(everywhere('AWS::SQS::Queue'))('%s has a dead-letter queue, or is one that is in use', (_, stage, { id, properties }) => {
    const isDeadLetters = deadLetterTargets(stage).includes(id);
    expect([isDeadLetters, 'RedrivePolicy' in properties]).toEqual(id.includes('DeadLetters') ? [true, false] : [false, true]);
  });

  it.each(everywhere('AWS::SQS::Queue'))('%s is encrypted, refuses requests without TLS and keeps messages for two weeks', (_, stage, { id, properties }) => {
    expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
    const policies = resourcesOf(stage, 'AWS::SQS::QueuePolicy').filter((policy) => textOf(policy.properties['Queues']).includes(id));
    expect(textOf(policies)).toContain('"aws:SecureTransport":"false"');
  });

  it.each(everywhere('AWS::SQS::Queue').filter(([, , { id }]) => id.includes('DeadLetters')))('%s is watched', (_, stage, { properties, id }) => {
    const watching = resourcesOf(stage, 'AWS::CloudWatch::Alarm').filter((alarm) => textOf(alarm.properties['Dimensions']).includes(id));
    expect(watching.map((alarm) => [alarm.properties['MetricName'], alarm.properties['Threshold']])).toEqual([['ApproximateNumberOfMessagesVisible', 1]]);
    expect(properties).not.toHaveProperty('VisibilityTimeout');
  });
});

describe('every event source', () => {
  const sources = everywhere('AWS::Lambda::EventSourceMapping');
  const streams = sources.filter(([, , { properties }]) => textOf(properties['EventSourceArn']).includes('StreamArn'));
  const queues = sources.filter((source) => !streams.includes(source));

  it.each(sources)('%s reports the items of a batch that failed', (_, __, { properties }) => {
    expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
  });

  it.each(streams)('%s, a stream, halves a failing batch, gives up at last and says where', (_, __, { properties }) => {
    expect(properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: expect.arrayContaining([expect.anything()]) },
    });
    expect(properties['MaximumRetryAttempts']).toBeGreaterThan(0);
    expect(properties['MaximumRecordAgeInSeconds']).toBeLessThan(86_400); // else a record is gone from the stream before it is given up
    expect(textOf(properties['DestinationConfig'])).toContain('DeadLetters');
  });

  it('reads each stream at most twice at a time, as DynamoDB allows', () => {
    const readers = Map.groupBy(streams, ([, stage, { properties }]) => `${stage} ${textOf(properties['EventSourceArn'])}`);
    expect(Math.max(...[...readers.values()].map((each) => each.length))).toBeLessThanOrEqual(2);
  });

  it.each(queues)('%s, a queue, hides a message for longer than its function may run', (_, stage, { properties }) => {
    const [queue] = resourcesOf(stage, 'AWS::SQS::Queue').filter(({ id }) => textOf(properties['EventSourceArn']).includes(id));
    const [fn] = resourcesOf(stage, 'AWS::Lambda::Function').filter(({ id }) => textOf(properties['FunctionName']).includes(id));
    expect(Number(queue?.properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(3 * Number(fn?.properties['Timeout']));
  });
});
