import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
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

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, { env: { region: stage.region } });
    const kept = stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.records = this.table('Records', this.recordIndexes, {
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expires',
      removalPolicy: kept,
    });
    this.audit = this.table('Audit', ['gsi1'], { stream: StreamViewType.NEW_AND_OLD_IMAGES, removalPolicy: kept });
    this.ratings = this.table('Ratings', [], { removalPolicy: kept });
    this.archive = this.bucket('Archive', kept, true);
    this.evidence = this.bucket('Evidence', kept, false);
    this.inbox = new Inbox(this, 'Inbox', { removalPolicy: kept, deadLetters: this.deadLetters('ArrivalsDeadLetters') });
    new CfnOutput(this, 'InboxBucket', { value: this.inbox.bucket.bucketName });
    new CfnOutput(this, 'ArchiveBucket', { value: this.archive.bucketName });
    this.ticks = new Queue(this, 'Ticks', {
      fifo: true,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(15),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { maxReceiveCount: 5, queue: this.deadLetters('TicksDeadLetters', true) },
    });
    this.deliveries = new Queue(this, 'Deliveries', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(15),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { maxReceiveCount: 5, queue: this.deadLetters('DeliveriesDeadLetters') },
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

  private bucket(id: string, removalPolicy: RemovalPolicy, objectLockEnabled: boolean): Bucket {
    return new Bucket(this, id, {
      versioned: true,
      ...(objectLockEnabled ? { objectLockEnabled } : {}),
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
    });
  }
}
