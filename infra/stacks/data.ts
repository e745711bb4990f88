import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type CfnBucket, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Inbox } from '../constructs/inbox.ts';
import type { Stage } from '../stages.ts';

const text = AttributeType.STRING;

/** What lasts: three tables for three trust zones, two buckets, the queues of ticks and of notifications to deliver. */
export class DataStack extends Stack {
  readonly recordIndexes = ['gsi1', 'gsi2'] as const;
  readonly records: Table;
  readonly audit: Table;
  readonly ratings: Table;
  readonly archive: Bucket;
  readonly evidence: Bucket;
  readonly ticks: Queue;
  readonly deliveries: Queue;
  readonly inbox: Inbox;
  /** Documents that were uploaded and wait for their check. */
  readonly uploads: Queue;
  readonly pulls: Queue;
  /** Scheme and host of the console. */
  readonly consoleOrigin: string;

  constructor(scope: Construct, id: string, stage: Stage, consoleOrigin?: string) {
    super(scope, id, { env: { region: stage.region } });
    this.consoleOrigin = consoleOrigin ?? this.askedOrigin();
    const kept = stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.records = this.table('Records', this.recordIndexes, {
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expires',
      removalPolicy: kept,
    });
    this.audit = this.table('Audit', ['gsi1'], { stream: StreamViewType.NEW_AND_OLD_IMAGES, removalPolicy: kept });
    // A vote that was cast cannot be looked up in a copy of last month: one day is enough against a mishap.
    this.ratings = this.table('Ratings', [], {
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 1 },
      removalPolicy: kept,
    });
    this.archive = this.bucket('Archive', { removalPolicy: kept, objectLockEnabled: true });
    this.evidence = this.evidenceBucket(kept);
    this.uploads = this.uploadQueue();
    this.inbox = new Inbox(this, 'Inbox', { consoleOrigin: this.consoleOrigin, removalPolicy: kept, deadLetters: this.deadLetters('ArrivalsDeadLetters') });
    new CfnOutput(this, 'InboxBucket', { value: this.inbox.bucket.bucketName });
    // Workbooks that go out and come back: what they said is in the records.
    this.evidence.addLifecycleRule({ prefix: 'exchange/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) });
    new CfnOutput(this, 'ArchiveBucket', { value: this.archive.bucketName });
    this.ticks = new Queue(this, 'Ticks', {
      fifo: true,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(15),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { maxReceiveCount: 5, queue: this.deadLetters('TicksDeadLetters', true) },
    });
    this.deliveries = this.queue('Deliveries');
    this.pulls = this.queue('Pulls');
  }

  private queue(id: string, dead = this.deadLetters(`${id}DeadLetters`)): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(15),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { maxReceiveCount: 5, queue: dead },
    });
  }

  /** Where messages and stream records go that could not be handled; an alarm watches each. */
  deadLetters(id: string, fifo = false): Queue {
    return new Queue(this, id, { ...(fifo ? { fifo } : {}), encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
  }

  private table(id: string, indexes: readonly string[], props: Partial<TableProps>): Table {
    const table = new Table(this, id, {
      partitionKey: { name: 'pk', type: text },
      sortKey: { name: 'sk', type: text },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.removalPolicy === RemovalPolicy.RETAIN,
      ...props,
    });
    for (const indexName of indexes) {
      table.addGlobalSecondaryIndex({ indexName, partitionKey: { name: `${indexName}pk`, type: text }, sortKey: { name: `${indexName}sk`, type: text } });
    }
    return table;
  }

  /**
   * Browsers post into `quarantine/`, the check keeps what passed in `checked/`. What nobody checked is gone after two days; in `checked/` only
   * what the tick discarded is not current any more.
   */
  private evidenceBucket(removalPolicy: RemovalPolicy): Bucket {
    const bucket = this.bucket('Evidence', {
      removalPolicy,
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [this.consoleOrigin], allowedHeaders: ['*'], maxAge: 3600 }],
      lifecycleRules: [
        {
          id: 'quarantine',
          prefix: 'quarantine/',
          expiration: Duration.days(2),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { id: 'discarded', prefix: 'checked/', noncurrentVersionExpiration: Duration.days(30) },
      ],
    });
    // CDK's own switch is a custom resource, which not every cloud runs.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    return bucket;
  }

  /** The operator says when deploying where the console is at home. */
  private askedOrigin(): string {
    return new CfnParameter(this, 'ConsoleOrigin', {
      description: 'Origin of the console, from which browsers act and to which they come back from signing in, e.g. https://console.example.org',
      allowedPattern: '^https://[a-z0-9.-]+(:[0-9]{1,5})?$',
    }).valueAsString;
  }

  /** Uploads go through a queue: a rush on the last day is checked in turn, and what fails is tried again and then kept. */
  private uploadQueue(): Queue {
    const dead = this.deadLetters('UploadsDeadLetters');
    const queue = this.queue('Uploads', dead);
    new Rule(this, 'EvidenceUploaded', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.evidence.bucketName] }, object: { key: [{ prefix: 'quarantine' }] } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: dead })],
    });
    return queue;
  }

  private bucket(id: string, props: BucketProps): Bucket {
    return new Bucket(this, id, {
      ...props,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    });
  }
}
