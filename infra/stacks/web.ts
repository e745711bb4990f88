import { Aws, CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  type CfnDistribution,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PageIndex } from '../constructs/page-index.ts';
import { pageHeaders, publicPageHeaders } from '../page-headers.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data.ts';

interface Props {
  data: DataStack;
  staff: RestApi;
  open: RestApi;
}

/** Sent by the policy's own fields; the rest of the page's headers go along as they are. */
const ownFields = ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy'];

/**
 * Pages and APIs under the county's own domain: files from a private bucket, `/api/*` and `/open/*` from the two APIs, which throttle themselves.
 * The local stage has none of this: there a small server does the same (infra/local/pages/serve.ts).
 */
export class WebStack extends Stack {
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, stage: Stage, { data, staff, open }: Props) {
    super(scope, id, { env: { region: stage.region } });
    this.stage = stage;
    const bucket = this.bucket();
    const index = new PageIndex(this, 'Index', { bucket, name: `xianheng-${stage.name}-pages` });
    const files = this.originOf(bucket);
    const console = this.headers(
      'Console',
      pageHeaders([data.evidence, data.inbox.bucket].map(({ bucketRegionalDomainName }) => `https://${bucketRegionalDomainName}`)),
    );
    const citizens = this.headers('Citizens', publicPageHeaders);
    const kept = this.keptAsSaid();
    const passed = this.passed();
    const distribution = new Distribution(this, 'Distribution', {
      comment: `xianheng ${stage.name}`,
      // CloudFront of the Chinese regions knows no IPv6.
      enableIpv6: stage.name !== 'china',
      defaultBehavior: this.page(
        new HttpOrigin(this.hostOf(index.api), { originPath: '/pages', protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        kept,
        console,
      ),
      additionalBehaviors: {
        '/assets/*': this.page(files, kept, console),
        '/public/*': this.page(files, kept, citizens),
        '/open/*': { ...this.page(this.apiOrigin(open), kept), originRequestPolicy: passed.open },
        '/api/*': { ...this.page(this.apiOrigin(staff), this.notKept()), originRequestPolicy: passed.staff, allowedMethods: AllowedMethods.ALLOW_ALL },
      },
    });
    this.underOwnDomain(distribution.node.defaultChild as CfnDistribution);
    new CfnOutput(this, 'PagesBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
  }

  private bucket(): Bucket {
    return new Bucket(this, 'Pages', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: this.stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [{ id: 'replaced', noncurrentVersionExpiration: Duration.days(30) }],
    });
  }

  /** The Chinese regions know origin access identities, the predecessor of OAC, and no OAC. */
  private originOf(bucket: Bucket): IOrigin {
    return this.stage.name === 'china' ? S3BucketOrigin.withOriginAccessIdentity(bucket) : S3BucketOrigin.withOriginAccessControl(bucket);
  }

  private hostOf(api: RestApi): string {
    return `${api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  private apiOrigin(api: RestApi): IOrigin {
    return new HttpOrigin(this.hostOf(api), { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY });
  }

  private page(origin: IOrigin, cachePolicy: CachePolicy, responseHeadersPolicy?: ResponseHeadersPolicy): BehaviorOptions {
    const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
    return { origin, cachePolicy, viewerProtocolPolicy, compress: true, ...(responseHeadersPolicy === undefined ? {} : { responseHeadersPolicy }) };
  }

  /** Kept as long as the answer says: files whose name changes with their content for a year, everything else not, the public API for a minute. */
  private keptAsSaid(): CachePolicy {
    return new CachePolicy(this, 'KeptAsSaid', {
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private notKept(): CachePolicy {
    return new CachePolicy(this, 'NotKept', { defaultTtl: Duration.seconds(0), maxTtl: Duration.seconds(0), headerBehavior: CacheHeaderBehavior.none() });
  }

  /** What the APIs are told of a request: the staff's everything but the Host, by which the gateway finds the API; the public one nothing of the reader. */
  private passed(): { staff: OriginRequestPolicy; open: OriginRequestPolicy } {
    return {
      staff: new OriginRequestPolicy(this, 'ToStaff', {
        headerBehavior: OriginRequestHeaderBehavior.denyList('Host'),
        cookieBehavior: OriginRequestCookieBehavior.all(),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
      open: new OriginRequestPolicy(this, 'ToOpen', { queryStringBehavior: OriginRequestQueryStringBehavior.all() }),
    };
  }

  private headers(id: string, headers: Record<string, string>): ResponseHeadersPolicy {
    const custom = Object.entries(headers).filter(([name]) => !ownFields.includes(name));
    return new ResponseHeadersPolicy(this, `${id}Headers`, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: headers['Content-Security-Policy'] ?? '', override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: { customHeaders: custom.map(([header, value]) => ({ header, value, override: true })) },
    });
  }

  /** The county's own domain with its certificate: of ACM in us-east-1, or of the IAM store in China, where the default domain serves nothing and the domain needs an ICP recordal. */
  private underOwnDomain(distribution: CfnDistribution): void {
    const domain = new CfnParameter(this, 'Domain', {
      description: 'Domain of the pages, e.g. jixiao.example.gov.cn; in China with an ICP recordal',
      allowedPattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$',
    });
    const china = this.stage.name === 'china';
    const certificate = new CfnParameter(this, 'Certificate', {
      description: china ? 'Id of a server certificate in the IAM store, uploaded with the path /cloudfront/' : 'ARN of a certificate of ACM in us-east-1',
      allowedPattern: china ? '^[A-Z0-9]{16,32}$' : '^arn:[a-z-]+:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+$',
    });
    distribution.addPropertyOverride('DistributionConfig.Aliases', [domain.valueAsString]);
    distribution.addPropertyOverride('DistributionConfig.ViewerCertificate', {
      ...(china ? { IamCertificateId: certificate.valueAsString } : { AcmCertificateArn: certificate.valueAsString }),
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
  }
}
