import { roleNames } from '../access/role-names.zh-cn.ts';
import { inChinese, inChineseMonth } from '../cycles/calendar.ts';
import { taskNames } from '../tasks/task-names.zh-cn.ts';
import { aheadSentence } from '../warnings/ahead-sentence.zh-cn.ts';
import type { Told } from './notification.ts';

const returned = { 'return-to-reporter': '被单位负责人退回', 'return-to-unit': '被考评办退回', reopen: '由考评办重新打开' } as const;

const ofUnit = (unit: string | undefined): string => (unit === undefined ? '' : `(${unit})`);

/** The sentence a person reads. */
export const sentenceOf = (told: Told): string => {
  switch (told.kind) {
    case 'reminder':
      return `待办“${taskNames[told.taskKind]}”${told.daysLeft === 0 ? '今天截止' : `还有 ${told.daysLeft} 天截止`}(${inChinese(told.due)})`;
    case 'escalation':
      return `${told.unit === undefined ? '' : `单位 ${told.unit} 的`}待办“${taskNames[told.taskKind]}”已逾期 ${told.workingDaysLate} 个工作日(截止日期 ${inChinese(told.due)})`;
    case 'nudge':
      return `考评办催办:待办“${taskNames[told.taskKind]}”(截止日期 ${inChinese(told.due)})。${told.words}`;
    case 'returned':
      return `“${told.windowName}”的填报${returned[told.act]}。理由:${told.reason}`;
    case 'correction-granted':
      return `考评办准许更正“${told.windowName}”已审核通过的 ${told.cells} 项数据,截至${inChinese(told.lastDay)}。事由:${told.reason}`;
    case 'substitution':
      return `${inChinese(told.from)}至${inChinese(told.to)},${told.substituteName}代${told.personName}办理“${roleNames[told.role]}”${ofUnit(told.unit)}的工作。事由:${told.reason}`;
    case 'substitution-ended':
      return `${told.substituteName}代${told.personName}办理“${roleNames[told.role]}”${ofUnit(told.unit)}的工作已于${inChinese(told.endedOn)}提前结束。理由:${told.reason}`;
    case 'account':
      return `${told.personName}的登录账号已由${told.by}${told.what === 'bound' ? '登记' : '停用'};如有疑问,请立即联系考评办主任`;
    case 'evidence-refused':
      return `佐证材料“${told.fileName}”未通过检查。原因:${told.reason}`;
    case 'pull-refused':
      return `“${told.name}”自动采集未成功,没有接收数据。原因:${told.reason}`;
    case 'forecast-warning':
      return `预警(${told.windowName})。${aheadSentence(told.ahead)}`;
    case 'forecast-warnings':
      return `预警(${told.windowName}):按预测,${told.units} 个单位的 ${told.indicators} 项指标全年可能失分或达不到目标,其中新出现 ${told.newly} 项。预测不是结果,请核对后告知有关单位`;
    case 'source-late': {
      const much = told.missing === told.owed ? `尚未到达(应有 ${told.owed} 项)` : `不全(应有 ${told.owed} 项,缺 ${told.missing} 项)`;
      return `“${told.name}”截至${inChineseMonth(told.through)}的数据${much},应于 ${inChinese(told.due)}前提供,请与${told.owner}联系`;
    }
  }
};
