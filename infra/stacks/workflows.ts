import { Aws, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { checkHoles, definitionOf, holesOf, readProcedure } from '../constructs/definition.ts';
import { physicalName, type StepName, workflows } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data.ts';
import type { FunctionsStack } from './functions.ts';

interface Props {
  stage: Stage;
  data: DataStack;
  functions: FunctionsStack;
}

/** The procedures. Each has a role of its own: its steps, and of the records only the token of a task. */
export class WorkflowsStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, functions }: Props) {
    super(scope, id, { env: { region: stage.region } });
    checkHoles(workflows, Object.keys(functions.steps));
    const log = new LogGroup(this, 'Logs', {
      retention: stage.logDays as RetentionDays,
      removalPolicy: stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const name of workflows) {
      const used = [...holesOf(readProcedure(name))].filter((hole) => hole in functions.steps).map((hole) => hole as StepName);
      const role = this.roleOf(
        name,
        data,
        used.map((step) => functions.steps[step].functionArn),
      );
      const values = {
        Partition: Aws.PARTITION,
        Records: data.records.tableName,
        ...Object.fromEntries(used.map((step) => [step, functions.steps[step].functionArn])),
      };
      const machine = new CfnStateMachine(this, `Workflow-${name}`, {
        stateMachineName: physicalName(stage.name, name),
        definitionString: definitionOf(name, values),
        roleArn: role.roleArn,
        ...(stage.name === 'local'
          ? {}
          : {
              loggingConfiguration: {
                destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
                level: 'ERROR',
                includeExecutionData: false,
              },
            }),
      });
      machine.node.addDependency(role);
      new CfnOutput(this, `${name.replaceAll('-', '')}Arn`, { value: machine.attrArn });
    }
  }

  private roleOf(name: string, data: DataStack, stepArns: string[]): Role {
    const role = new Role(this, `Role-${name}`, { assumedBy: new ServicePrincipal('states') });
    const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources, ...(conditions === undefined ? {} : { conditions }) }));
    allow(['dynamodb:GetItem'], [data.records.tableArn]);
    // Of a task only the token: `status` is read by the condition, `pk` and `sk` are the key.
    allow(['dynamodb:UpdateItem'], [data.records.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'callback', 'status'] },
      StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW', 'UPDATED_OLD'] },
    });
    if (stepArns.length > 0) allow(['lambda:InvokeFunction'], stepArns);
    // Vended logs have no resource of their own.
    allow(
      [
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:DescribeResourcePolicies',
        'logs:DescribeLogGroups',
      ],
      ['*'],
    );
    return role;
  }
}
