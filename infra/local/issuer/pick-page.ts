/** Somebody of a sample county, as the sign-in page shows them. */
export interface Pickable {
  subject: string;
  name: string;
  /** Posts in Chinese. */
  posts: readonly string[];
}

export interface PickableCounty {
  name: string;
  people: readonly Pickable[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const hidden = ([name, value]: [string, string]): string => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;

const card = ({ subject, name, posts }: Pickable): string => `<li><button name="picked" value="${escaped(subject)}">
<strong>${escaped(name)}</strong> <span>${escaped(posts.join('、'))}</span></button></li>`;

const style = `body{font-family:system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:56rem;padding:0 1rem;color:#1f1f1f}
ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem}
button{width:100%;text-align:left;padding:.6rem .8rem;border:1px solid #b3b3b3;border-radius:.4rem;background:#fff;font:inherit;cursor:pointer}
button:hover,button:focus-visible{border-color:#0b4ea2;outline:2px solid #0b4ea2}span{color:#595959;font-size:.9rem;display:block}
input[type=text]{font:inherit;padding:.5rem;min-width:16rem}fieldset{border:0;padding:0;margin:1rem 0}.other button{width:auto}`;

/** The page on which one picks whom to be: no password, since these people do not exist. */
export const pickPage = (query: URLSearchParams, counties: readonly PickableCounty[], strong: boolean): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>选择示例人员 · 本地登录</title><style>${style}</style>
<main><h1>选择示例人员</h1>
<p>这是本地环境自带的身份源,人员均为虚构,不需要密码。正式环境由本地区的统一身份认证代替。</p>
<form action="/authorize">${[...query].map(hidden).join('')}
<fieldset><label><input type="checkbox" name="otp" value="yes" checked> 完成第二重验证(模拟动态口令)</label>
${strong ? '<p>本次登录要求双因子验证。</p>' : ''}</fieldset>
${counties.map(({ name, people }) => `<h2>${escaped(name)}</h2><ul>${people.map(card).join('\n')}</ul>`).join('\n')}</form>
<form action="/authorize" class="other">${[...query].map(hidden).join('')}<input type="hidden" name="otp" value="yes">
<h2>其他账号</h2><p><label>账号标识 <input type="text" name="picked" required maxlength="255"></label> <button>登录</button></p></form>
</main></html>
`;
