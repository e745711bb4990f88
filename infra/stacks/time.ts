import { Duration, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { physicalName } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { FunctionsStack } from './functions.ts';

/** Time: shortly after midnight in Asia/Shanghai (which has no summer time) the daily tick says which day it is. */
export class TimeStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, functions: FunctionsStack) {
    super(scope, id, { env: { region: stage.region } });
    const target = functions.others.dailyTick.functionArn;
    const lost = new Queue(this, 'ScheduleDeadLetters', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
    const role = new Role(this, 'ScheduleRole', { assumedBy: new ServicePrincipal('scheduler') });
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['lambda:InvokeFunction'], resources: [target] }));
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['sqs:SendMessage'], resources: [lost.queueArn] }));
    new CfnSchedule(this, 'DailyTick', {
      name: physicalName(stage.name, 'daily-tick'),
      scheduleExpression: 'cron(5 16 * * ? *)', // 00:05 in Asia/Shanghai
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      state: stage.schedule ? 'ENABLED' : 'DISABLED',
      target: {
        arn: target,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: lost.queueArn },
        retryPolicy: { maximumRetryAttempts: 20, maximumEventAgeInSeconds: 43_200 },
      },
    });
  }
}
