import * as z from 'zod';

const own = 'https://own.invalid';

/** A path of our own, as browsers read it: nothing that leads to another host (`//host`, `/\host`, tabs and line breaks that browsers drop). */
const isOwnPath = (path: string): boolean =>
  path.startsWith('/') && URL.canParse(path, own) && new URL(path, own).origin === own && !/[\\\s]/.test(path) && !path.startsWith('//');

/** Where to go after signing in. */
export const ReturnTo = z.string().max(1000).refine(isOwnPath, { error: '应为本系统的网页路径,以一个“/”开头' });
