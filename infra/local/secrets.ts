import { localCredential } from './cloud.ts';

const call = (endpoint: string, action: string, body: object): Promise<Response> =>
  fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${action}`, authorization: localCredential('secretsmanager') },
    body: JSON.stringify(body),
  });

/** Keeps a secret where the functions look for it; a second time replaces it. */
const keep = async (endpoint: string, name: string, value: string): Promise<void> => {
  const created = await call(endpoint, 'CreateSecret', { Name: name, SecretString: value, ClientRequestToken: crypto.randomUUID() });
  if (created.ok) return;
  const replaced = await call(endpoint, 'PutSecretValue', { SecretId: name, SecretString: value, ClientRequestToken: crypto.randomUUID() });
  if (!replaced.ok) throw new Error(`凭据 ${name} 未能保存:HTTP ${replaced.status} ${(await replaced.text()).slice(0, 500)}`);
};

/** The credential of a source's system, for the pull. */
export const keepCredential = (endpoint: string, county: string, credential: string, value: string): Promise<void> =>
  keep(endpoint, `xianheng/local/sources/${county}/${credential}`, value);

/** What the functions show the identity provider. */
export const keepClientSecret = (endpoint: string, value: string): Promise<void> => keep(endpoint, 'xianheng/local/identity', value);
