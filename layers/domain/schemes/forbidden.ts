/** 国办函〔2026〕12号: what an administration may not ask of its units nor count as merit (domain.md § 8); every refusal names it. */
const source = '《政务移动互联网应用程序规范化管理办法》(国办函〔2026〕12号)';

interface Forbidden {
  /** The feature itself, as a plan would name it. */
  feature: RegExp;
  /** The same as a basis of marks in running text: narrower, because 转发文件, a training's 签到册 or 用地面积分布 are harmless. */
  basis: RegExp;
  rule: string;
}

const forbidden: readonly Forbidden[] = [
  {
    feature: /登[录陆]/,
    basis: /登[录陆](次数|排名|排行|率|人数|人次|天数|频次|量)|定期登[录陆]/,
    rule: '不得强制要求登录,不得以登录次数、登录排名作为考评依据',
  },
  { feature: /打卡|签到/, basis: /打卡|(定位|扫码|人脸|线上|网上)签到|签到(次数|率|排名)/, rule: '不得设置打卡签到' },
  { feature: /(?<![面体容蓄堆沉微定累乘])积分/, basis: /(?<![面体容蓄堆沉微定累乘])积分/, rule: '不得设置积分、积分排名' },
  { feature: /时长/, basis: /(在线|学习|使用|登[录陆])时长/, rule: '不得统计在线时长、学习时长' },
  {
    feature: /点赞|转发|投票|分享|评论|关注|阅读/,
    basis: /点赞|(转发|分享|评论|关注|阅读)(次数|人数|量|数|率|排名)|网络投票|投票(数|量|率|排名)/,
    rule: '不得以点赞、转发、网络投票的数量作为考评依据',
  },
  { feature: /下载|安装/, basis: /强制(下载|安装)|(程序|软件|客户端|APP)(下载|安装)(量|率|数)|安装使用率/i, rule: '不得强制推广下载,不得考核安装使用率' },
  { feature: /拍照|照片|截图|视频|轨迹/, basis: /拍照|截图|(上传|留痕)(工作)?(照片|视频|轨迹)|(照片|视频)留痕/, rule: '不得强制拍照、截图或上传轨迹留痕' },
];

const named = ({ rule }: Forbidden): string => `${rule},见${source}`;
const first = (found: Forbidden | undefined): string | undefined => (found === undefined ? undefined : named(found));

/** The rule that a feature of a plan breaks, or undefined. */
export const forbiddenFeature = (text: string): string | undefined => first(forbidden.find(({ feature }) => feature.test(text)));

/** The rule that an indicator breaks when its text makes such a thing the basis of marks, or undefined. */
export const forbiddenBasis = (text: string): string | undefined => first(forbidden.find(({ basis }) => basis.test(text)));
