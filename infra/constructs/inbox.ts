import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface Props {
  /** Scheme and host of the console, whose pages post files here. */
  consoleOrigin: string;
  removalPolicy: RemovalPolicy;
  deadLetters: IQueue;
}

/**
 * Where files of the sources come in: systems drop them under `inbox/`, people post them under `uploads/`; what the checking of a file leaves lies
 * under `work/`. The files themselves are kept in the archive, so all of this is gone after a while. Arrivals go through a queue: a rush is taken in
 * turn, and what fails is tried again and then kept.
 */
export class Inbox extends Construct {
  readonly bucket: Bucket;
  readonly arrivals: Queue;

  constructor(scope: Construct, id: string, { consoleOrigin, removalPolicy, deadLetters }: Props) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [consoleOrigin], allowedHeaders: ['*'], maxAge: 3600 }],
      lifecycleRules: [
        { id: 'arrived', prefix: 'inbox/', expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(30) },
        { id: 'uploaded', prefix: 'uploads/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
        { id: 'checked', prefix: 'work/', expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    // CDK's own switch is a custom resource, which not every cloud runs.
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    this.arrivals = new Queue(this, 'Arrivals', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(15),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { maxReceiveCount: 5, queue: deadLetters },
    });
    new Rule(this, 'FileArrived', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.bucket.bucketName] }, object: { key: [{ prefix: 'inbox' }, { prefix: 'uploads' }] } },
      },
      targets: [new SqsQueue(this.arrivals, { deadLetterQueue: deadLetters })],
    });
  }
}
