import { describe, expect, it } from 'vitest';
import { aNotification, markRead, notify } from '#domain/notifications/moves.ts';
import { Notification, Told, toPerson } from '#domain/notifications/notification.ts';
import { sentenceOf } from '#domain/notifications/wording.zh-cn.ts';
import { readsBack } from '../reads-back.ts';

const about = { county: '330798', cycle: '2026', on: '2026-07-05', to: 'unit-reporter:U001', key: '2026H1-U001-report-2' };
const returned = { kind: 'returned', window: '2026H1', windowName: '上半年', unit: 'U001', act: 'return-to-unit', reason: '与台账不符' } as const;
const ofTask = { task: '2026H1-U001-report-1', taskKind: 'report', due: '2026-07-10', unit: 'U001' } as const;

const late = { kind: 'source-late', source: 'finance', name: '财政局', owner: '县财政局', through: '2026-06', due: '2026-07-12', owed: 24 } as const;

describe('a notification in the table', () => {
  readsBack('a notification', Notification, {
    full: { ...aNotification(about, returned), readBy: ['P016'] },
    refused: { on: ['today'], county: ['33079'], id: [''], told: [{ ...returned, act: 'lost' }, { kind: 'gossip' }, { ...returned, reason: '' }], rev: [0] },
  });

  it('has an id made of what it tells, of what and to whom: the same thing is told once', () => {
    expect(notify(about, returned)).toEqual({
      created: 'notification',
      item: {
        county: '330798',
        cycle: '2026',
        id: 'returned:2026H1-U001-report-2:unit-reporter:U001',
        to: 'unit-reporter:U001',
        told: returned,
        on: '2026-07-05',
        readBy: [],
        rev: 1,
      },
    });
    expect(aNotification({ ...about, to: toPerson('P016') }, returned).id).not.toBe(aNotification(about, returned).id);
  });

  it('is read by each of its addressees for himself, and once', () => {
    const first = aNotification(about, returned);
    expect(markRead(first, 'P016')).toMatchObject({ changed: 'notification', set: { readBy: ['P016'] } });
    const read = { ...first, readBy: ['P016'] };
    expect(markRead(read, 'P016')).toBeUndefined();
    expect(markRead(read, 'P017')).toMatchObject({ set: { readBy: ['P016', 'P017'] } });
  });
});

describe('the sentence of a notification', () => {
  it.each<[Told, string]>([
    [{ kind: 'reminder', ...ofTask, daysLeft: 3 }, '待办“填报数据”还有 3 天截止(2026年7月10日)'],
    [{ kind: 'reminder', ...ofTask, daysLeft: 0 }, '待办“填报数据”今天截止(2026年7月10日)'],
    [
      { kind: 'escalation', ...ofTask, assigneeKey: 'unit-reporter:U001', workingDaysLate: 2 },
      '单位 U001 的待办“填报数据”已逾期 2 个工作日(截止日期 2026年7月10日)',
    ],
    [{ kind: 'nudge', ...ofTask, words: '请于今日下班前报送' }, '考评办催办:待办“填报数据”(截止日期 2026年7月10日)。请于今日下班前报送'],
    [returned, '“上半年”的填报被考评办退回。理由:与台账不符'],
    [{ ...returned, act: 'return-to-reporter' }, '“上半年”的填报被单位负责人退回。理由:与台账不符'],
    [{ ...returned, act: 'reopen' }, '“上半年”的填报由考评办重新打开。理由:与台账不符'],
    [{ kind: 'evidence-refused', evidence: 'E1', fileName: '台账.pdf', unit: 'U001', reason: '文件已加密' }, '佐证材料“台账.pdf”未通过检查。原因:文件已加密'],
    [{ ...late, missing: 24 }, '“财政局”截至2026年6月的数据尚未到达(应有 24 项),应于 2026年7月12日前提供,请与县财政局联系'],
    [{ ...late, missing: 3 }, '“财政局”截至2026年6月的数据不全(应有 24 项,缺 3 项),应于 2026年7月12日前提供,请与县财政局联系'],
    [
      { kind: 'forecast-warnings', window: '2026H1', windowName: '上半年', units: 3, indicators: 5, newly: 2 },
      '预警(上半年):按预测,3 个单位的 5 项指标全年可能失分或达不到目标,其中新出现 2 项。预测不是结果,请核对后告知有关单位',
    ],
    [
      {
        kind: 'forecast-warning',
        window: '2026H1',
        windowName: '上半年',
        ahead: {
          ...{ unit: 'U001', indicator: 'P1', name: '引资额', unitOfMeasure: '万元', through: '2026-06', value: '108', low: '104', high: '110' },
          ...{ target: '120', misses: true, fullMarks: '8', lost: { expected: '0.8', least: '0.6', most: '1' } },
        },
      },
      '预警(上半年)。预测,不是结果:按截至2026年6月的数据,“引资额”全年预计 108万元(80% 区间 104 至 110),整个区间都达不到年度目标 120万元。如预测成真,满分 8 分中预计失 0.8 分(区间 0.6 至 1 分)。',
    ],
  ])('%j', (told, sentence) => {
    expect(Told.parse(told)).toEqual(told);
    expect(sentenceOf(told)).toBe(sentence);
  });
});
