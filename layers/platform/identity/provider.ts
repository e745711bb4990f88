import type { Factors } from '#domain/access/second-factor.ts';

/** What must be the same when the browser comes back. */
export interface Remembered {
  state: string;
  nonce?: string | undefined;
  verifier?: string | undefined;
}

/** Whom the provider vouches for, and how that person signed in. Nothing else of what it says is used: roles come from posts. */
export interface Vouched {
  subject: string;
  factors: Factors;
}

/** 身份源 as the sign-in needs it: two adapters stand behind it, both pass the same contract. */
export interface IdentityProvider {
  /** Where the browser goes, and what to remember meanwhile. `strong`: the provider is asked for two factors. */
  begin: (redirectUri: string, strong: boolean) => Promise<{ address: string; remember: Remembered }>;
  /** Takes the browser back: the address it came with against what was remembered. Throws `NotVouched`. */
  finish: (callback: URL, remembered: Remembered) => Promise<Vouched>;
}

/** The provider did not vouch for anybody: refused, cancelled, or what came back was not what it would have sent. */
export class NotVouched extends Error {
  override readonly name = 'NotVouched';
  readonly why: 'cancelled' | 'not-believed';
  constructor(why: 'cancelled' | 'not-believed', message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}
