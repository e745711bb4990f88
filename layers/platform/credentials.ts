/**
 * The bundles' only source of credentials: Lambda puts those of the role into the environment. The default chain would also ask files, containers, SSO and
 * the machine's metadata, 110 KB in each function that never find anything there.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
