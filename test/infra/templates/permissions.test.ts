import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { StageName } from '../../../infra/stages.ts';
import { everywhere, resourcesOf, textOf } from './templates.ts';

const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Policy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.enum(['Allow', 'Deny']),
        Action: listed,
        Resource: z.unknown().transform((each): unknown[] => (Array.isArray(each) ? each : [each])),
        Condition: z.unknown().optional(),
      }),
    ),
  }),
  Roles: z.array(z.unknown()),
});

interface Grant {
  stage: StageName;
  role: string;
  actions: string[];
  resource: string;
  condition: unknown;
}

/** What every role may do, one resource at a time. */
const grants: Grant[] = StageName.options.flatMap((stage) =>
  resourcesOf(stage, 'AWS::IAM::Policy').flatMap(({ properties }) => {
    const { PolicyDocument, Roles } = Policy.parse(properties);
    return PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action, Resource, Condition }) =>
      Resource.map((resource) => ({ stage, role: textOf(Roles), actions: Action, resource: textOf(resource), condition: Condition })),
    );
  }),
);
const named = (each: readonly Grant[]): [string, Grant][] =>
  each.map((grant): [string, Grant] => [`${grant.stage} ${grant.role} ${grant.actions} ${grant.resource}`, grant]);

/** Actions that know no resource. */
const withoutResource = [
  'dynamodb:ListStreams',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

describe('no role', () => {
  it('has policies other than the ones below', () => {
    const roles = everywhere('AWS::IAM::Role').map(([, , { properties }]) => properties);
    expect(roles.filter((role) => 'Policies' in role || 'ManagedPolicyArns' in role)).toEqual([]);
    expect(grants.length).toBeGreaterThan(300);
  });

  it.each(named(grants))('may do anything with anything: %s', (_, { actions, resource }) => {
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    if (resource === '"*"') expect(withoutResource).toEqual(expect.arrayContaining(actions));
    else if (actions.every((action) => action === 'secretsmanager:GetSecretValue'))
      expect(resource).toMatch(/:secret:xianheng\/\w+\/(sources\/\*|identity-\*)/);
    else if (resource.includes('*'))
      expect(resource).toMatch(/Archive.*"\/(sha256|disclosed)\/\*"|Inbox.*"\/(inbox|uploads|work)\/\*"|Evidence.*"\/(quarantine|checked|exchange)\/\*"/);
  });

  const onAudit = grants.filter(({ resource }) => /GetAttAudit[0-9A-F]{8}(Arn|StreamArn)/.test(resource));
  it.each(named(onAudit))('may change or remove an entry of the audit trail: %s', (_, { actions }) => {
    const allowed = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];
    const ofStream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
    expect([...allowed, ...ofStream]).toEqual(expect.arrayContaining(actions));
  });

  it('is left out of that', () => {
    expect(onAudit.length).toBeGreaterThan(30);
  });

  it('reaches the votes', () => {
    expect(grants.filter(({ resource }) => resource.includes('Ratings'))).toEqual([]);
  });
});

describe('the role of a procedure', () => {
  const ofWorkflows = grants.filter(
    ({ role, resource }) => /Role(preparation|midtermtracking|finalscoring|feedback|budgetlinkage|submission|ingestbatch)/.test(role) && resource !== '"*"',
  );
  const actionsOn = (kind: RegExp) => [...new Set(ofWorkflows.filter(({ resource }) => kind.test(resource)).flatMap(({ actions }) => actions))].sort();

  it('reads records, attaches tokens, calls its steps and does nothing else', () => {
    expect(new Set(ofWorkflows.map(({ stage, role }) => `${stage} ${role}`)).size).toBe(21);
    expect(actionsOn(/Records/)).toEqual(['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    expect(actionsOn(/Function/)).toEqual(['lambda:InvokeFunction']);
    expect(ofWorkflows.filter(({ resource }) => !/Records|Function/.test(resource))).toEqual([]);
  });

  it.each(named(ofWorkflows.filter(({ actions }) => actions.includes('dynamodb:UpdateItem'))))('writes only `callback`: %s', (_, { condition }) => {
    expect(condition).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'callback', 'status'] },
      StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW', 'UPDATED_OLD'] },
    });
  });
});

describe('the role of the public API', () => {
  // The stack of the public API has this one role, named for nothing else.
  const ofPublic = grants.filter(({ role }) => /^\[\{"Ref":"Role[0-9A-F]{8}"\}\]$/.test(role));

  it('queries the partitions of what was disclosed and reads the disclosed documents, and can do nothing else', () => {
    const held = ofPublic.filter(({ resource }) => !resource.includes('Logs'));
    expect(held.map(({ stage }) => stage).sort()).toEqual(StageName.options.flatMap((stage) => [stage, stage, stage]).sort());
    for (const { actions, resource, condition } of held) {
      if (resource.includes('Archive')) expect([actions, resource.includes('"/disclosed/*"'), condition]).toEqual([['s3:GetObject'], true, undefined]);
      else {
        expect(actions).toEqual(['dynamodb:Query']);
        expect(resource).toMatch(/Records/);
        expect(condition).toEqual({
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['$xianheng-disclosure#*'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        });
      }
    }
  });
});
