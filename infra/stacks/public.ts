import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nodeOptions, runtime } from '../constructs/functions.ts';
import { physicalName, publicApi } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data.ts';
import type { FunctionsStack } from './functions.ts';

interface Props {
  data: DataStack;
  functions: FunctionsStack;
}

/** Partitions of the records that speak of what was disclosed: every kind of record has partitions of its own, which begin with its name. */
export const disclosedPartitions = '$xianheng-disclosure#*';

/** The public API: one function that reads what was disclosed and can do nothing else. */
export class PublicStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, stage: Stage, { data, functions }: Props) {
    super(scope, id, { env: { region: stage.region } });
    const role = this.roleOf(data);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: stage.logDays as RetentionDays,
      removalPolicy: stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    const reader = new LambdaFunction(this, 'Function', {
      ...runtime,
      functionName: physicalName(stage.name, publicApi),
      code: Code.fromAsset(functions.publicBundle),
      role,
      logGroup,
      timeout: Duration.seconds(10),
      memorySize: 512,
      environment: {
        STAGE: stage.name,
        RECORDS_TABLE: data.records.tableName,
        AUDIT_TABLE: data.audit.tableName,
        ARCHIVE_BUCKET: data.archive.bucketName,
        POWERTOOLS_SERVICE_NAME: 'disclosure',
        POWERTOOLS_METRICS_NAMESPACE: 'Xianheng',
        NODE_OPTIONS: nodeOptions,
      },
    });
    this.api = new RestApi(this, 'Public', {
      restApiName: `xianheng-${stage.name}-public`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      // A county's page of the notice days, behind a cache of a minute; more than this is no reader.
      deployOptions: { stageName: 'open', throttlingRateLimit: 50, throttlingBurstLimit: 100 },
    });
    this.api.root.addResource('{proxy+}').addMethod('GET', new LambdaIntegration(reader, { allowTestInvoke: false }));
    new CfnOutput(this, 'PublicApiId', { value: this.api.restApiId });
    new CfnOutput(this, 'PublicApiUrl', { value: this.api.url });
  }

  private roleOf(data: DataStack): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda') });
    const allow = (actions: string[], resources: string[], conditions: Record<string, unknown> = {}) =>
      role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions }));
    allow(['dynamodb:Query'], [data.records.tableArn, `${data.records.tableArn}/index/gsi1`], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [disclosedPartitions] },
      // Without a key the condition above would hold of nothing, and so of everything.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    allow(['s3:GetObject'], [data.archive.arnForObjects('disclosed/*')]);
    return role;
  }
}
