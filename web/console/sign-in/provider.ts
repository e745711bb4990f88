/** Where the API sends the browser to the identity provider, and from there back to one of our own paths. */
export const signInAddress = (returnTo: string, stepUp = false): string =>
  `/api/access/sign-in?${new URLSearchParams({ 'return-to': returnTo, ...(stepUp ? { 'step-up': 'true' } : {}) })}`;

/** The page that a tab ends on which was opened only to sign in. */
export const signedInPath = '/signed-in';

const channel = 'xianheng.session';

/** Tells the other tabs that there is a session again. */
export const tellSignedIn = (): void => {
  const tabs = new BroadcastChannel(channel);
  tabs.postMessage('signed-in');
  tabs.close();
};

/** Calls when another tab has signed in; gives what ends the listening. */
export const whenSignedIn = (listen: () => void): (() => void) => {
  const tabs = new BroadcastChannel(channel);
  tabs.onmessage = listen;
  return () => tabs.close();
};
