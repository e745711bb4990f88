import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areas, publicApi } from '../../../infra/names.ts';
import { root } from '../../support/planted-tree.ts';
import { everywhere, resourcesOf, textOf } from './templates.ts';

/** Who counts: every area, and the public API. */
const emitting = [...areas, publicApi.split('/')[0]];

/** Headings of a Markdown file as links name them. */
const paragraphs = (text: string): string[] => [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => String(title).toLowerCase().replaceAll(' ', '-'));

describe('every alarm', () => {
  const runbook = paragraphs(readFileSync(join(root, 'docs', 'runbook.md'), 'utf8'));

  it.each(everywhere('AWS::CloudWatch::Alarm'))('%s names its paragraph of the runbook', (_, __, { properties }) => {
    const [file, paragraph] = String(properties['AlarmDescription']).split('#');
    expect(file).toBe('docs/runbook.md');
    expect(runbook).toContain(paragraph);
  });

  it.each(everywhere('AWS::CloudWatch::Alarm'))('%s can ring: somebody counts what it reads', (_, stage, { properties }) => {
    if (properties['Namespace'] === 'AWS/SQS')
      return expect(resourcesOf(stage, 'AWS::SQS::Queue').some(({ id }) => textOf(properties['Dimensions']).includes(id))).toBe(true);
    const metrics = readFileSync(join(root, 'layers', 'platform', 'observe', 'metrics.ts'), 'utf8');
    expect(properties['Namespace']).toBe('Xianheng');
    expect(metrics).toContain(`'${String(properties['MetricName'])}'`);
    const [service] = properties['Dimensions'] as { Name: string; Value: string }[];
    expect(service?.Name).toBe('service');
    expect(emitting).toContain(service?.Value);
  });

  it.each(everywhere('AWS::CloudWatch::Alarm').filter(([, stage]) => stage !== 'local'))('%s wakes who is on duty', (_, __, { properties }) => {
    expect(textOf(properties['AlarmActions'])).toMatch(/"Ref":"Duty/);
  });
});

describe('on duty', () => {
  it.each(['global', 'china'] as const)('in %s alarms may speak to the topic, and only with TLS', (stage) => {
    const [topic] = resourcesOf(stage, 'AWS::SNS::TopicPolicy');
    expect(textOf(topic?.properties['PolicyDocument'])).toContain('{"Service":"cloudwatch.amazonaws.com"}');
    expect(textOf(topic?.properties['PolicyDocument'])).toContain('"aws:SecureTransport":"false"');
  });

  it.each(['global', 'china'] as const)('in %s hears when no tick was completed for 26 hours', (stage) => {
    const [alarm] = resourcesOf(stage, 'AWS::CloudWatch::Alarm').filter(({ properties }) => properties['MetricName'] === 'TickComplete');
    expect(alarm?.properties).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold', Period: 3600 });
    expect(Number(alarm?.properties['EvaluationPeriods'])).toBe(26);
  });
});
