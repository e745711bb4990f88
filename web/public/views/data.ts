import type { Manifest } from '#domain/disclosure/answers.ts';
import { element, facts, paragraph, table } from '../element.ts';
import { documentAddress } from '../read.ts';
import { dayText } from '../words.ts';

/** 公开数据: everything that was disclosed, each under the SHA-256 of its bytes. */
export const dataView = ({ version, on, documents, sealed }: Manifest): HTMLElement[] => [
  paragraph(`结果第 ${version} 版,${dayText(on)}公开。每个文件列有内容的 SHA-256 校验值,内容有任何改动,校验值都会不同。`),
  table(
    '可以下载的文件(JSON 格式)',
    [{ name: '文件' }, { name: 'SHA-256' }],
    documents.map(({ name, hash }) => [element('a', { href: documentAddress(hash), download: `${name}.json` }, name), element('code', {}, hash)]),
  ),
  element('h2', {}, '怎样核对得分'),
  paragraph('下载“考评卷宗(公开版)”,用本系统的开源程序重新计算,得到的得分和等次应与公开的结果一致:'),
  paragraph(element('code', {}, 'npx xianheng assess 考评卷宗(公开版).json')),
  paragraph('公开版卷宗略去了经办人姓名和扣分事项的内容,不影响得分;原卷宗封存在县档案中,校验值如下:'),
  facts(['考评卷宗', element('code', {}, sealed.dossier)], ['得分明细', element('code', {}, sealed.scorecards)]),
  element('h2', {}, '用程序读取'),
  paragraph(
    '本页的全部内容都可以用程序读取,不用登录,也不用申请:',
    element('a', { href: './openapi.json' }, '公开接口说明(OpenAPI 3.1)'),
    '写明了每个接口的地址、参数和返回的内容,例如 ',
    element('a', { href: '/open/counties' }, '已公开的县和年度'),
    '(JSON 格式)。',
  ),
];
