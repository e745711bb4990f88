import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { environment } from '#platform/environment.ts';

const secrets = new SecretsManagerClient({ maxAttempts: 4 });

/** Where the credential of a county's source is kept. */
const secretName = (county: string, credential: string): string => `xianheng/${environment.STAGE}/sources/${county}/${credential}`;

/** Value of the header `Authorization` for a source's system; read for each pull, so that a new one counts at once. */
export const credentialOf = async (county: string, credential: string | undefined): Promise<string | undefined> => {
  if (credential === undefined) return undefined;
  const missing = new InvalidInput('采集失败', [
    problem('pull.credential', 'no-credential', `没有名为“${credential}”的凭据,请系统管理员设置`, { got: credential }),
  ]);
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretName(county, credential) }));
    if (SecretString === undefined || SecretString === '') throw missing;
    return SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw missing;
    throw error;
  }
};
