import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule } from 'cdk-nag';

/** Rules of AWS Solutions that do not fit here, by the stack (the last word of its id) in which they are found, and why. */
export const acknowledged: Record<string, Record<string, string>> = {
  data: {
    S1: 'Who read and wrote what is in the audit table; buckets are reached by functions and by presigned requests that the functions made.',
    SQS3: 'These are the dead-letter queues of streams, which the template cannot show; test/infra finds each of them in use.',
  },
  functions: {
    SMG4: 'A new secret of the session tokens signs everybody out; it is replaced by hand, see docs/runbook.md.',
    'IAM5[Resource::*]': 'dynamodb:ListStreams knows no resource; test/infra allows it and nothing else.',
  },
  workflows: {
    SF1: 'Only errors are logged: the state of every procedure is in its records, and all events cost more than the executions.',
    SF2: 'X-Ray is off by default and partly missing in China; an execution has its own history.',
    'IAM5[Resource::*]': 'Log delivery of Step Functions knows no resource; test/infra allows it and nothing else.',
  },
  api: {
    APIG1: 'The functions log every request with a stable code; access logs would need an account-wide role that belongs to the account’s owner.',
    APIG2: 'Requests are checked by the schemas of the route table, which say in Chinese what is wrong; the gateway knows only {proxy+}.',
    APIG3: 'A web ACL costs more than the whole product and is the operator’s choice; the API is throttled.',
    APIG4: 'The session is checked inside the function, on every cloud alike: gateway authorizers do not exist on all of them.',
    APIG6: 'As for access logs: it would need an account-wide role.',
    COG4: 'Cognito user pools do not exist in China; the identity provider is behind a port.',
  },
  public: {
    APIG1: 'As for the staff API; of readers nothing is recorded at all.',
    APIG2: 'Requests are checked by the schemas of the routes, which say in Chinese what is wrong.',
    APIG3: 'As for the staff API: the operator’s choice; the API is throttled and its answers are kept by caches.',
    APIG4: 'Citizens read without signing in; the role of the function reaches nothing but what was disclosed.',
    APIG6: 'As for access logs.',
    COG4: 'Citizens read without signing in.',
  },
  web: {
    S1: 'The bucket holds the pages that everybody may see.',
    CFR1: 'A county’s pages may be read from everywhere.',
    CFR2: 'A web ACL costs more than the whole product and is the operator’s choice; WAF does not reach CloudFront in China.',
    CFR3: 'Of readers nothing is recorded; the staff API logs its requests itself.',
    CFR4: 'The certificate of the own domain and TLS 1.2 are set past the construct, which knows no IAM certificates; test/infra holds the template to them.',
    CFR7: 'CloudFormation of the Chinese regions knows no OAC, only its predecessor; elsewhere OAC is used.',
    APIG1: 'It gives one page to everybody.',
    APIG2: 'Whatever is asked for, it gives the same page.',
    APIG3: 'As for CloudFront.',
    APIG4: 'The console’s page itself is no secret; the API behind it asks for the session.',
    APIG6: 'As for access logs.',
    COG4: 'As for authorisation.',
  },
  time: { SQS3: 'The dead-letter queue of the schedule, which the rule does not know.' },
  watch: { SQS3: 'The dead-letter queue of an event rule’s target, which the rule does not know.' },
};

/** Findings of IAM5 whose names are generated, so that no exact id can acknowledge them: objects of the archive, files and credentials of the sources and of the identity provider, documents of the units, forms on their way. */
const justified = [/\/(sha256|inbox|uploads|work|quarantine|checked|sources|exchange|disclosed)\/\*$/, /:secret:xianheng\/\w+\/identity-\*$/];

const acknowledge = (stacks: readonly Stack[]): void => {
  for (const stack of stacks) {
    const reasons = acknowledged[stack.node.id.split('-').at(-1) ?? ''] ?? {};
    Validations.of(stack).acknowledge(...Object.entries(reasons).map(([rule, reason]) => ({ id: `AwsSolutions-${rule}`, reason })));
  }
};

/** AWS Solutions rules. */
export class Nag extends AwsSolutionsChecks {
  protected override applyRule(params: IApplyRule): void {
    const rule: IApplyRule['rule'] = (node) => {
      const findings = params.rule(node);
      return Array.isArray(findings) ? findings.filter((finding) => !justified.some((pattern) => pattern.test(finding))) : findings;
    };
    super.applyRule({ ...params, rule, ruleSuffixOverride: params.ruleSuffixOverride ?? params.rule.name });
  }
}

/** Over everything that is deployed to a real cloud: what the rules find and nobody acknowledged stops the synthesis. */
export const enforceNag = (app: App, stacks: readonly Stack[]): void => {
  acknowledge(stacks);
  Validations.of(app).addPlugins(new Nag(app));
};
