import { CfnOutput, Stack } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { areas } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { FunctionsStack } from './functions.ts';

/** The staff API: one function an area behind `{proxy+}`. The session is checked inside the functions, on every cloud alike. */
export class ApiStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, stage: Stage, functions: FunctionsStack) {
    super(scope, id, { env: { region: stage.region } });
    this.api = new RestApi(this, 'Staff', {
      restApiName: `xianheng-${stage.name}-staff`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: { stageName: 'api', throttlingRateLimit: 200, throttlingBurstLimit: 400 },
    });
    for (const area of areas) {
      const integration = new LambdaIntegration(functions.apis[area], { allowTestInvoke: false });
      const root = this.api.root.addResource(area);
      root.addMethod('ANY', integration);
      root.addResource('{proxy+}').addMethod('ANY', integration);
    }
    new CfnOutput(this, 'StaffApiId', { value: this.api.restApiId });
    new CfnOutput(this, 'StaffApiUrl', { value: this.api.url });
  }
}
