import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { areas, stateMachineArn, workflows } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { FunctionsStack } from './functions.ts';

interface Watched {
  id: string;
  metric: Metric;
  /** Paragraph of docs/runbook.md. */
  runbook: string;
  silenceIsBad?: boolean;
}

const counted = (metricName: string, service: string, period = Duration.minutes(5)): Metric =>
  new Metric({ namespace: 'Xianheng', metricName, dimensionsMap: { service }, statistic: 'Sum', period });

/** What a person must hear of: failed executions, a missing tick, dead letters, a touched audit entry, errors nobody foresaw. */
export class WatchStack extends Stack {
  /** Who is on duty subscribes here; the local stage has nobody on duty. */
  private readonly duty: Topic | undefined;

  constructor(scope: Construct, id: string, stage: Stage, functions: FunctionsStack, others: readonly Stack[]) {
    super(scope, id, { env: { region: stage.region } });
    this.duty = stage.schedule ? this.topic() : undefined;
    this.recordFailures(stage, functions);
    this.alarm({ id: 'ExecutionsFailed', metric: counted('ExecutionsFailed', 'cycles'), runbook: 'execution-failed' });
    this.alarm({ id: 'AuditChanged', metric: counted('AuditEntriesChanged', 'access'), runbook: 'audit-changed' });
    this.alarm({ id: 'SourcesAbsent', metric: counted('SourcesAbsent', 'cycles'), runbook: 'source-absent' });
    for (const service of [...areas, 'disclosure']) {
      this.alarm({ id: `ServerErrors-${service}`, metric: counted('ServerErrors', service), runbook: 'server-errors' });
    }
    if (stage.schedule) this.alarm({ id: 'CountiesBehind', metric: counted('CountiesBehind', 'cycles'), runbook: 'county-behind' });
    if (stage.schedule) this.alarm({ id: 'NoTick', metric: counted('TickComplete', 'cycles', Duration.hours(1)), runbook: 'no-tick', silenceIsBad: true });
    for (const queue of [...others, functions, this].flatMap((stack) => stack.node.findAll()).filter((each) => each instanceof Queue)) {
      if (queue.node.id.endsWith('DeadLetters'))
        this.alarm({ id: queue.node.id, metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }), runbook: 'dead-letters' });
    }
  }

  private topic(): Topic {
    const topic = new Topic(this, 'Duty', { enforceSSL: true });
    // A topic with a policy of its own has lost the default one, which lets the account's alarms in.
    topic.grantPublish(new ServicePrincipal('cloudwatch'));
    new CfnOutput(this, 'DutyTopic', { value: topic.topicArn });
    return topic;
  }

  private alarm({ id, metric, runbook, silenceIsBad = false }: Watched): void {
    const alarm = new Alarm(this, `Alarm-${id}`, {
      metric,
      alarmDescription: `docs/runbook.md#${runbook}`,
      threshold: 1,
      // 26 hours without a completed tick: the night's tick and two hours for its retries.
      evaluationPeriods: silenceIsBad ? 26 : 1,
      comparisonOperator: silenceIsBad ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    if (this.duty !== undefined) alarm.addAlarmAction(new SnsAction(this.duty));
  }

  private recordFailures(stage: Stage, functions: FunctionsStack): void {
    const lost = new Queue(this, 'FailureDeadLetters', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
    new Rule(this, 'ExecutionFailed', {
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: workflows.map((name) => stateMachineArn(stage.name, name)) },
      },
      targets: [new LambdaFunction(functions.others.recordFailure, { deadLetterQueue: lost, retryAttempts: 20, maxEventAge: Duration.hours(12) })],
    });
  }
}
