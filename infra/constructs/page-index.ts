import { AwsIntegration, EndpointType, PassthroughBehavior, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

interface Props {
  bucket: Bucket;
  name: string;
}

/**
 * Gives the console's index.html for whatever address is asked for: its pages have addresses that only the router in the browser knows.
 * CloudFront Functions would do it in one line, but CloudFormation of the Chinese regions does not know them, and an error page of the
 * distribution would also replace what the APIs say.
 */
export class PageIndex extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { bucket, name }: Props) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway') });
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:GetObject'], resources: [bucket.arnForObjects('index.html')] }));
    this.api = new RestApi(this, 'Api', {
      restApiName: name,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: { stageName: 'pages', throttlingRateLimit: 100, throttlingBurstLimit: 200 },
    });
    const shown = ['Content-Type', 'Cache-Control', 'ETag'];
    const integration = new AwsIntegration({
      service: 's3',
      integrationHttpMethod: 'GET',
      path: `${bucket.bucketName}/index.html`,
      options: {
        credentialsRole: role,
        passthroughBehavior: PassthroughBehavior.NEVER,
        integrationResponses: [
          {
            statusCode: '200',
            responseParameters: Object.fromEntries(shown.map((header) => [`method.response.header.${header}`, `integration.response.header.${header}`])),
          },
        ],
      },
    });
    const methodResponses = [{ statusCode: '200', responseParameters: Object.fromEntries(shown.map((header) => [`method.response.header.${header}`, true])) }];
    this.api.root.addMethod('GET', integration, { methodResponses });
    this.api.root.addResource('{proxy+}').addMethod('GET', integration, { methodResponses });
  }
}
