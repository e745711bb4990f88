import { describe, expect, it } from 'vitest';
import { forbiddenBasis, forbiddenFeature } from '#domain/schemes/forbidden.ts';

describe('what an administration may not ask of its units (国办函〔2026〕12号)', () => {
  it.each([
    ['登录排名', '不得强制要求登录'],
    ['登陆次数', '不得强制要求登录'],
    ['每日打卡', '打卡签到'],
    ['线上签到', '打卡签到'],
    ['积分商城', '积分'],
    ['学习时长', '时长'],
    ['点赞榜', '点赞'],
    ['网络投票', '网络投票'],
    ['文章转发', '转发'],
    ['评论区', '点赞'],
    ['关注公众号', '点赞'],
    ['阅读量', '点赞'],
    ['强制下载', '推广下载'],
    ['安装率', '安装使用率'],
    ['拍照', '拍照'],
    ['工作截图', '截图'],
    ['短视频', '轨迹'],
  ])('a plan with the feature %s', (feature, rule) => {
    expect(forbiddenFeature(feature)).toContain(rule);
    expect(forbiddenFeature(feature)).toContain('国办函〔2026〕12号');
  });

  it.each([
    '按平台登录次数计分',
    '登录率达到90%',
    '要求定期登录平台',
    '每日打卡不少于一次',
    '扫码签到',
    '签到率',
    '党员积分排名',
    '在线学习时长不少于50小时',
    '点赞数',
    '转发量',
    '阅读人数',
    '网络投票数量',
    '强制安装',
    '软件下载量',
    'APP安装率',
    '安装使用率',
    '走访须拍照',
    '上传照片',
    '视频留痕',
  ])('an indicator that says “%s”', (text) => {
    expect(forbiddenBasis(text)).toContain('国办函〔2026〕12号');
  });

  it.each([
    '转发上级文件及时率',
    '村集体用地面积分布',
    '水库容积分析',
    '培训签到册',
    '安装电梯数量',
    '视频会议系统完好率',
    '全民阅读活动场次',
    '关注困难群体',
    '企业登录科创板',
    '投票选举村委会',
  ])('leaves “%s” alone', (text) => {
    expect(forbiddenBasis(text)).toBeUndefined();
  });

  it.each(['政务服务好差评', '专家评审', '建设用地面积分配'])('lets a plan use %s', (feature) => {
    expect(forbiddenFeature(feature)).toBeUndefined();
  });
});
