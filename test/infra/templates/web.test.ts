import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { resourcesOf, textOf } from './templates.ts';

const Config = z.object({
  DistributionConfig: z.looseObject({
    Aliases: z.array(z.unknown()),
    IPV6Enabled: z.boolean(),
    ViewerCertificate: z.record(z.string(), z.unknown()),
    DefaultCacheBehavior: z.looseObject({ ViewerProtocolPolicy: z.string(), ResponseHeadersPolicyId: z.unknown() }),
    CacheBehaviors: z.array(z.looseObject({ PathPattern: z.string(), ViewerProtocolPolicy: z.string(), AllowedMethods: z.array(z.string()).optional() })),
  }),
});
const stages = ['global', 'china'] as const;
const distributionOf = (stage: (typeof stages)[number]) => Config.parse(resourcesOf(stage, 'AWS::CloudFront::Distribution')[0]?.properties).DistributionConfig;

it('the local stage has no CloudFront: a small server stands in', () => {
  expect(resourcesOf('local').filter(({ type }) => type.startsWith('AWS::CloudFront'))).toEqual([]);
});

describe.each(stages)('the pages of the stage %s', (stage) => {
  it('stand under the county’s own domain, with TLS 1.2 and its certificate', () => {
    const { Aliases, ViewerCertificate, IPV6Enabled } = distributionOf(stage);
    expect(Aliases).toEqual([{ Ref: 'Domain' }]);
    const own = stage === 'china' ? { IamCertificateId: { Ref: 'Certificate' } } : { AcmCertificateArn: { Ref: 'Certificate' } };
    expect(ViewerCertificate).toEqual({ ...own, SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' });
    expect(IPV6Enabled).toBe(stage !== 'china');
  });

  it('and the APIs share one origin; https alone; only the staff API is written to', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distributionOf(stage);
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/assets/*', '/public/*', '/open/*', '/api/*']);
    for (const { ViewerProtocolPolicy } of [DefaultCacheBehavior, ...CacheBehaviors]) expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    const writable = CacheBehaviors.filter(({ AllowedMethods = [] }) => AllowedMethods.includes('POST')).map(({ PathPattern }) => PathPattern);
    expect(writable).toEqual(['/api/*']);
  });

  it('allow no script and, for citizens, no style in the page', () => {
    const policies = resourcesOf(stage, 'AWS::CloudFront::ResponseHeadersPolicy').map(
      ({ id, properties }) => [id.startsWith('Citizens'), textOf(properties)] as const,
    );
    expect(policies).toHaveLength(2);
    for (const [citizens, text] of policies) {
      expect(text).toContain("script-src 'self';");
      expect(text).toContain('AccessControlMaxAgeSec');
      expect(text.includes("'unsafe-inline'")).toBe(!citizens);
      expect(text).not.toContain('unsafe-eval');
    }
  });

  it('come from a private bucket that only CloudFront and the page index read', () => {
    const types = new Set(resourcesOf(stage).map(({ type }) => type));
    expect([types.has('AWS::CloudFront::OriginAccessControl'), types.has('AWS::CloudFront::CloudFrontOriginAccessIdentity')]).toEqual(
      stage === 'china' ? [false, true] : [true, false],
    );
    expect(types.has('AWS::CloudFront::Function')).toBe(false);
  });
});
