/** What every answer with a file of the pages says to the browser, wherever it is served from. No script but our own files: none inline, none evaluated. */
const headersWith = (styles: string, uploads: readonly string[]): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...uploads].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
});

/**
 * Of the console. Styles may stand in the page: antd 6 writes its component styles at run time, and they can carry no behaviour.
 * `uploads` are the origins that files are posted to.
 */
export const pageHeaders = (uploads: readonly string[]): Record<string, string> => headersWith("'self' 'unsafe-inline'", uploads);

/** Of the citizens' page: styles come from our own files too. */
export const publicPageHeaders: Record<string, string> = headersWith("'self'", []);
