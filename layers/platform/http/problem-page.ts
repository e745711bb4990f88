import type { ProblemDocument } from './problem-document.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Addresses to which browsers are led on the way through signing in, where no page of ours could show the problem. */
const onTheWay = ['/access/sign-in', '/access/callback'];

/** A browser on its way gets a page to read instead of data. */
export const wantsPage = (resource: string, accept: string | undefined): boolean => onTheWay.includes(resource) && /\btext\/html\b/.test(accept ?? '');

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
