import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { environment } from '#platform/environment.ts';

const secrets = new SecretsManagerClient({ maxAttempts: 4 });

/** The provider's secret for us; read when it is needed, in no environment and in no template. */
export const clientSecret = async (): Promise<string> => {
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: `xianheng/${environment.STAGE}/identity` }));
  if (SecretString === '') throw new Error('the identity provider’s client secret is empty');
  return SecretString;
};
