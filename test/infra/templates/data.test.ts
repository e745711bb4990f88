import { describe, expect, it } from 'vitest';
import { type StageName, stages } from '../../../infra/stages.ts';
import { everywhere, resourcesOf, textOf } from './templates.ts';

describe('every bucket', () => {
  it.each(everywhere('AWS::S3::Bucket'))('%s is closed, encrypted, versioned and owned by one account', (_, __, { properties }) => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  const isEvidence = ([, , { id }]: ReturnType<typeof everywhere>[number]): boolean => id.startsWith('Evidence');
  const isInbox = ([, , { id }]: ReturnType<typeof everywhere>[number]): boolean => id.startsWith('Inbox');
  const originIn = (stage: StageName) => (stage === 'local' ? stages.local.consoleOrigin : { Ref: 'ConsoleOrigin' });
  it.each(everywhere('AWS::S3::Bucket').filter((each) => !isEvidence(each) && !isInbox(each)))('%s is closed to browsers', (_, __, { properties }) => {
    expect(properties).not.toHaveProperty('CorsConfiguration');
  });

  it.each(everywhere('AWS::S3::Bucket').filter(isInbox))('%s takes POST from the console alone', (_, stage, { properties }) => {
    expect(properties['CorsConfiguration']).toMatchObject({ CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: [originIn(stage)] }] });
  });

  it.each(everywhere('AWS::S3::Bucket').filter(isEvidence))(
    '%s takes POST from the console alone, tells EventBridge, and forgets what nobody claimed',
    (_, stage, { properties }) => {
      expect(properties).toMatchObject({
        CorsConfiguration: { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: [originIn(stage)] }] },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
        LifecycleConfiguration: {
          Rules: [
            { Prefix: 'quarantine/', Status: 'Enabled', ExpirationInDays: 2, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
            { Prefix: 'checked/', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
            { Prefix: 'exchange/', Status: 'Enabled', ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
          ],
        },
      });
      const rules = (properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] }).Rules;
      expect(rules[1]).not.toHaveProperty('ExpirationInDays');
    },
  );

  it.each(everywhere('AWS::S3::Bucket'))('%s refuses requests without TLS', (_, stage, { id }) => {
    const policies = resourcesOf(stage, 'AWS::S3::BucketPolicy').filter(({ properties }) => textOf(properties['Bucket']).includes(id));
    const statements = policies.flatMap(({ properties }) => (properties['PolicyDocument'] as { Statement: { Effect: string }[] }).Statement);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Principal: { AWS: '*' }, Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  it('of the archive has Object Lock, without which a seal can be broken', () => {
    const locked = everywhere('AWS::S3::Bucket').filter(([, , { properties }]) => properties['ObjectLockEnabled'] === true);
    expect(locked.map(([at]) => at.split('/')[1]?.replace(/[0-9A-F]{8}$/, ''))).toEqual(['Archive', 'Archive', 'Archive']);
  });
});

describe('every table', () => {
  it.each(everywhere('AWS::DynamoDB::Table'))('%s can be taken back to any second and is paid by use', (_, __, { properties }) => {
    expect(properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  });

  it.each(everywhere('AWS::DynamoDB::Table'))('%s can be taken back for a month, votes for a day', (_, __, { id, properties }) => {
    const recovery = properties['PointInTimeRecoverySpecification'] as { RecoveryPeriodInDays?: number };
    expect(recovery.RecoveryPeriodInDays).toBe(id.startsWith('Ratings') ? 1 : undefined);
  });

  it.each(everywhere('AWS::DynamoDB::Table').filter(([, stage]) => stage !== 'local'))('%s outlives its stack', (_, __, { properties, deletionPolicy }) => {
    expect(properties).toMatchObject({ DeletionProtectionEnabled: true });
    expect(deletionPolicy).toBe('Retain');
  });

  it.each(everywhere('AWS::DynamoDB::Table'))('%s has a stream, unless it holds votes', (_, __, { id, properties }) => {
    expect('StreamSpecification' in properties).toBe(!id.startsWith('Ratings'));
  });
});

it('every bucket of a real stage outlives its stack', () => {
  const buckets = everywhere('AWS::S3::Bucket').filter(([, stage]) => stage !== 'local');
  expect(buckets.map(([, , { deletionPolicy }]) => deletionPolicy)).toEqual(buckets.map(() => 'Retain'));
});
