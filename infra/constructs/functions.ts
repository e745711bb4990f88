import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Area, areas, physicalName } from '../names.ts';
import type { Stage } from '../stages.ts';

interface Wiring {
  stage: Stage;
  environment: Record<string, string>;
  folderOf: (handler: string) => string;
}

interface Shape {
  timeout?: Duration;
  memorySize?: number;
}

/** A small young generation is cleared often: 100,000 rows of a file then take 180 MB at their peak instead of 280, in the same time. */
export const nodeOptions = '--max-semi-space-size=8';

/** How every bundle runs. */
export const runtime = {
  handler: 'index.handler',
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  loggingFormat: LoggingFormat.JSON,
} as const;

/** Makes functions: one execution role and one log group an area, one function a handler. */
export class Functions {
  readonly roles: Record<Area, Role>;
  private readonly logs: Record<Area, LogGroup>;
  private readonly stack: Stack;
  private readonly wiring: Wiring;

  constructor(stack: Stack, wiring: Wiring) {
    this.stack = stack;
    this.wiring = wiring;
    this.logs = this.ofEveryArea((area) => this.logGroup(area));
    this.roles = this.ofEveryArea((area) => this.role(area));
  }

  private ofEveryArea<T>(make: (area: Area) => T): Record<Area, T> {
    return Object.fromEntries(areas.map((area) => [area, make(area)])) as Record<Area, T>;
  }

  private logGroup(area: Area): LogGroup {
    const { logDays, keepData } = this.wiring.stage;
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    return new LogGroup(this.stack, `Logs-${area}`, { retention: logDays as RetentionDays, removalPolicy });
  }

  private role(area: Area): Role {
    const role = new Role(this.stack, `Role-${area}`, { assumedBy: new ServicePrincipal('lambda') });
    this.logs[area].grantWrite(role);
    return role;
  }

  /** The function of a handler such as `cycles/tick`, in the role of its area. */
  make(handler: string, { timeout = Duration.seconds(30), memorySize = 512 }: Shape = {}): LambdaFunction {
    const { stage, environment, folderOf } = this.wiring;
    const area = handler.split('/')[0] as Area;
    return new LambdaFunction(this.stack, `Function-${handler.replace('/', '-')}`, {
      ...runtime,
      functionName: physicalName(stage.name, handler),
      code: Code.fromAsset(folderOf(handler)),
      role: this.roles[area],
      logGroup: this.logs[area],
      timeout,
      memorySize,
      environment: { ...environment, POWERTOOLS_SERVICE_NAME: area, POWERTOOLS_METRICS_NAMESPACE: 'Xianheng', NODE_OPTIONS: nodeOptions },
    });
  }

  allow(area: Area, actions: string[], resources: string[]): void {
    this.roles[area].addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources }));
  }
}
