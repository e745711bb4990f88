import { Aws, CfnOutput, CfnParameter, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { bundle } from '../constructs/bundle.ts';
import { Functions } from '../constructs/functions.ts';
import { areas, others, publicApi, type StepName, stateMachineArn, steps, workflows } from '../names.ts';
import type { LocalChoices, Stage } from '../stages.ts';
import type { DataStack } from './data.ts';

const recordActions = [
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:BatchWriteItem',
];

/** Secrets Manager adds six characters to every name. */
const secretArn = (stage: string, name: string): string =>
  `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:xianheng/${stage}/${name}`;

/** Credentials of the sources' systems. */
const sourceSecrets = (stage: string): string => secretArn(stage, 'sources/*');
/** What the identity provider knows us by. */
const identitySecret = (stage: string): string => secretArn(stage, 'identity-*');

interface Props {
  stage: Stage;
  data: DataStack;
  /** Where bundles are written. */
  bundles: string;
  local: LocalChoices;
}

/** All functions: one API function an area, the steps of the procedures, and what streams, queues and the schedule call. */
export class FunctionsStack extends Stack {
  readonly apis = {} as Record<(typeof areas)[number], LambdaFunction>;
  readonly steps = {} as Record<StepName, LambdaFunction>;
  readonly others = {} as Record<keyof typeof others, LambdaFunction>;
  /** Folder of the bundle of the public API, which is no function of this stack. */
  readonly publicBundle: string;
  private readonly functions: Functions;
  private readonly data: DataStack;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, { stage, data, bundles, local }: Props) {
    super(scope, id, { env: { region: stage.region } });
    this.data = data;
    this.stage = stage;
    const folderOf = bundle([...areas.map((area) => `${area}/api`), ...Object.values(steps), ...Object.values(others), publicApi], bundles);
    this.publicBundle = folderOf(publicApi);
    this.functions = new Functions(this, { stage, environment: this.environmentOf(local), folderOf });
    for (const area of areas) this.apis[area] = this.functions.make(`${area}/api`);
    for (const [name, handler] of Object.entries(steps))
      this.steps[name as StepName] = this.functions.make(handler, { timeout: Duration.minutes(5), memorySize: 1024 });
    for (const [name, handler] of Object.entries(others))
      this.others[name as keyof typeof others] = this.functions.make(handler, {
        timeout: Duration.minutes(5),
        ...(name === 'checkEvidence' ? { memorySize: 1024 } : {}),
      });
    this.permit();
    this.listen();
    new CfnOutput(this, 'FoundCountyFunction', { value: this.others.foundCounty.functionName });
    new CfnOutput(this, 'ResumeFunction', { value: this.others.resume.functionName });
    new CfnOutput(this, 'SettleFunction', { value: this.others.settle.functionName });
    new CfnOutput(this, 'RecountFunction', { value: this.others.recount.functionName });
  }

  private environmentOf(local: LocalChoices): Record<string, string> {
    const { records, audit, archive, evidence, ticks, deliveries, pulls, inbox, uploads } = this.data;
    return {
      STAGE: this.stage.name,
      RECORDS_TABLE: records.tableName,
      AUDIT_TABLE: audit.tableName,
      ARCHIVE_BUCKET: archive.bucketName,
      EVIDENCE_BUCKET: evidence.bucketName,
      INBOX_BUCKET: inbox.bucket.bucketName,
      TICKS_QUEUE_URL: ticks.queueUrl,
      DELIVERIES_QUEUE_URL: deliveries.queueUrl,
      UPLOADS_QUEUE_URL: uploads.queueUrl,
      PULLS_QUEUE_URL: pulls.queueUrl,
      PULL_HOSTS: this.stage.pullHosts.join(','),
      STATE_MACHINES: this.toJsonString(Object.fromEntries(workflows.map((name) => [name, stateMachineArn(this.stage.name, name)]))),
      ARCHIVE_SEAL_DAYS: String(this.stage.sealDays),
      SESSION_SECRET: this.secretOf(local.secret),
      CONSOLE_ORIGIN: this.data.consoleOrigin,
      IDENTITY: this.identityOf(local.issuer),
    };
  }

  /** How people sign in, as JSON. */
  private identityOf(localIssuer: string | undefined): string {
    const { identity } = this.stage;
    if (identity !== undefined) return this.toJsonString({ ...identity, ...(localIssuer === undefined ? {} : { issuer: localIssuer }) });
    return new CfnParameter(this, 'Identity', {
      description: 'How people sign in, as JSON: see docs/runbook.md, "Connect an identity provider". The client secret is not among it.',
      allowedPattern: '^\\{"[ -~]*\\}$',
      maxLength: 1500,
    }).valueAsString;
  }

  /** Locally a value; elsewhere a generated secret, resolved by CloudFormation when it deploys. */
  private secretOf(localSecret: string | undefined): string {
    if (this.stage.secret === 'value') return localSecret ?? 'local-only-secret-of-the-sample-county';
    const secret = new Secret(this, 'SessionSecret', { generateSecretString: { passwordLength: 64, excludePunctuation: true } });
    return SecretValue.secretsManager(secret.secretArn).unsafeUnwrap();
  }

  /** What each area may do, and nothing else. */
  private permit(): void {
    const { functions, data } = this;
    const indexes = data.recordIndexes.map((name) => `${data.records.tableArn}/index/${name}`);
    const machines = workflows.map((name) => stateMachineArn(this.stage.name, name));
    for (const area of areas) {
      functions.allow(area, recordActions, [data.records.tableArn, ...indexes]);
      functions.allow(area, ['dynamodb:GetItem', 'dynamodb:PutItem'], [data.audit.tableArn]);
      functions.allow(area, ['s3:GetObject', 's3:PutObject'], [data.archive.arnForObjects('sha256/*')]);
      functions.allow(area, ['s3:ListBucket'], [data.archive.bucketArn]);
    }
    for (const area of ['scoring', 'commitments'] as const)
      functions.allow(area, ['s3:GetObject', 's3:PutObject'], [data.archive.arnForObjects('disclosed/*')]);
    functions.allow('access', ['dynamodb:DeleteItem'], [data.records.tableArn]);
    for (const area of ['access', 'cycles'] as const) functions.allow(area, ['dynamodb:Query'], [data.audit.tableArn, `${data.audit.tableArn}/index/gsi1`]);
    for (const area of ['cycles', 'scoring'] as const) functions.allow(area, ['s3:PutObjectRetention'], [data.archive.arnForObjects('sha256/*')]);
    for (const area of ['cycles', 'reporting', 'ingestion'] as const) functions.allow(area, ['states:StartExecution'], machines);
    functions.allow('ingestion', ['s3:GetObject'], [data.inbox.bucket.arnForObjects('inbox/*')]);
    // A file refused as secret goes with all its versions, and all that was left of it.
    for (const prefix of ['inbox/*', 'uploads/*', 'work/*'])
      functions.allow('ingestion', ['s3:DeleteObject', 's3:DeleteObjectVersion'], [data.inbox.bucket.arnForObjects(prefix)]);
    for (const prefix of ['uploads/*', 'work/*']) functions.allow('ingestion', ['s3:GetObject', 's3:PutObject'], [data.inbox.bucket.arnForObjects(prefix)]);
    functions.allow('ingestion', ['s3:ListBucket', 's3:ListBucketVersions'], [data.inbox.bucket.bucketArn]);
    for (const area of ['cycles', 'tasks'] as const) functions.allow(area, ['states:SendTaskSuccess'], machines);
    functions.allow('cycles', ['sqs:SendMessage'], [data.ticks.queueArn, data.uploads.queueArn]);
    functions.allow('projects', ['s3:GetObject', 's3:PutObject'], [data.evidence.arnForObjects('exchange/*')]);
    functions.allow('projects', ['s3:ListBucket'], [data.evidence.bucketArn]);
    for (const area of ['cycles', 'tasks'] as const) functions.allow(area, ['sqs:SendMessage'], [data.deliveries.queueArn]);
    for (const area of ['cycles', 'ingestion'] as const) functions.allow(area, ['sqs:SendMessage'], [data.pulls.queueArn]);
    functions.allow('ingestion', ['secretsmanager:GetSecretValue'], [sourceSecrets(this.stage.name)]);
    functions.allow('access', ['secretsmanager:GetSecretValue'], [identitySecret(this.stage.name)]);
    this.permitEvidence();
  }

  /** Reporters upload in the name of their API and read what was checked; the check moves from one prefix to the other; the tick clears away. */
  private permitEvidence(): void {
    const { functions, data } = this;
    const [quarantine, checked] = ['quarantine/*', 'checked/*'].map((prefix) => data.evidence.arnForObjects(prefix)) as [string, string];
    functions.allow('reporting', ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], [quarantine]);
    functions.allow('reporting', ['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion'], [checked]);
    functions.allow('cycles', ['s3:GetObject'], [quarantine]);
    functions.allow('cycles', ['s3:DeleteObject'], [quarantine, checked]);
    for (const area of ['reporting', 'cycles'] as const) functions.allow(area, ['s3:ListBucket'], [data.evidence.bucketArn]);
  }

  private listen(): void {
    const { data, others: fn } = this;
    const stream = (dead: string) => ({
      startingPosition: StartingPosition.TRIM_HORIZON,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(data.deadLetters(dead)),
    });
    const entity = (name: string) => ({ dynamodb: { NewImage: { __edb_e__: { S: FilterRule.isEqual(name) } } } });
    const settled = FilterCriteria.filter({
      eventName: FilterRule.isEqual('MODIFY'),
      dynamodb: {
        OldImage: { status: { S: FilterRule.isEqual('open') } },
        NewImage: { __edb_e__: { S: FilterRule.isEqual('task') }, status: { S: [{ 'anything-but': ['open'] }] }, callback: { S: FilterRule.exists() } },
      },
    });
    const notified = FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), ...entity('notification') });
    const ended = FilterCriteria.filter({
      eventName: FilterRule.isEqual('MODIFY'),
      dynamodb: { NewImage: { ...entity('submission').dynamodb.NewImage, status: { S: ['accepted', 'expired', 'withdrawn'] } } },
    });
    const touched = FilterCriteria.filter({ eventName: FilterRule.or('MODIFY', 'REMOVE') });
    fn.settle.addEventSource(new DynamoEventSource(data.records, { ...stream('SettleDeadLetters'), batchSize: 10, filters: [settled, notified] }));
    fn.recount.addEventSource(new DynamoEventSource(data.records, { ...stream('RecountDeadLetters'), batchSize: 100, filters: [ended] }));
    fn.alarmOnChange.addEventSource(new DynamoEventSource(data.audit, { ...stream('AuditDeadLetters'), batchSize: 10, filters: [touched] }));
    fn.deliver.addEventSource(new SqsEventSource(data.deliveries, { batchSize: 10, reportBatchItemFailures: true }));
    fn.receiveFile.addEventSource(new SqsEventSource(data.inbox.arrivals, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 4 }));
    fn.checkEvidence.addEventSource(new SqsEventSource(data.uploads, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 4 }));
    fn.pullSource.addEventSource(new SqsEventSource(data.pulls, { batchSize: 1, reportBatchItemFailures: true }));
    fn.tick.addEventSource(new SqsEventSource(data.ticks, { batchSize: 1, reportBatchItemFailures: true }));
  }
}
