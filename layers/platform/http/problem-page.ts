import type { ProblemDocument } from './problem-document.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A browser that came by itself, following an address, gets a page to read instead of data. */
export const wantsPage = (method: string, accept: string | undefined): boolean => method === 'GET' && /\btext\/html\b/.test(accept ?? '');

/** A problem as a page of plain HTML, without style or script, as the API's own policy of content demands. */
export const problemPage = ({ title, detail, errors, requestId }: ProblemDocument): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · 县衡</title>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(detail)}</p>
${errors.map(({ message, got }) => `<p>${escaped(message)}${got === undefined ? '' : `:<strong>${escaped(got)}</strong>`}</p>\n`).join('')}<p><a href="/api/access/sign-in">重新登录</a> · <a href="/">回到首页</a></p>
<p><small>请求编号 ${escaped(requestId)}</small></p>
</main>
</html>
`;
