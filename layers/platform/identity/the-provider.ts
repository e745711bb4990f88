import { dingTalkProvider } from './dingtalk.ts';
import { openIdProvider } from './openid.ts';
import type { IdentityProvider } from './provider.ts';
import { identitySettings, type Settings } from './settings.ts';

/** The adapter of a kind of provider. */
export const providerFor = (settings: Settings): IdentityProvider => (settings.kind === 'openid' ? openIdProvider(settings) : dingTalkProvider(settings));

/** The stage's identity provider, or undefined where none is set. */
export const theProvider: IdentityProvider | undefined = identitySettings === undefined ? undefined : providerFor(identitySettings);
