import * as z from 'zod';
import { Substitution } from '#domain/access/substitution.ts';
import { CommitmentContent } from '#domain/commitments/commitment.ts';
import { Person } from '#domain/cycles/cycle.ts';
import { HolidayTable } from '#domain/cycles/holiday-table.ts';
import { SourceSettings } from '#domain/ingestion/source.ts';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { Decimal } from '#domain/numbers/exact.ts';
import { Code, Month, UnitId } from '#domain/schemes/code.ts';
import { Unit } from '#domain/schemes/plan.ts';
import { Disagreement, ScoreDecision } from '#domain/scoring/facts.ts';
import { CascadeContent } from '#domain/targets/cascade.ts';
import { ChangedTotal, Money } from '#domain/targets/change-request.ts';
import { Milestone } from '#domain/targets/unit-target.ts';
import { optional } from './table-file.ts';

const reason = z.string().min(1);

/** 万元 with up to six decimals, given on in fen. */
const TenThousandYuan = z
  .string()
  .regex(/^\d{1,10}(\.\d{1,6})?$/, { error: '金额应为以万元为单位的数字,最多六位小数' })
  .transform((text) => {
    const [whole = '0', decimals = ''] = text.split('.');
    return BigInt(`${whole}${decimals.padEnd(6, '0')}`).toString();
  });

export const People = z.strictObject({ people: z.array(Person.pick({ id: true, name: true, phone: true, posts: true })).min(1) });

export const SourcesFile = z.strictObject({ sources: z.array(z.strictObject({ id: Code, ...SourceSettings.shape })) });

export const Reconciliations = z.strictObject({ reconciliations: z.array(Disagreement.omit({ decided: true }).extend({ reason })) });

const OfSubstitution = Substitution.pick({ person: true, substitute: true, role: true, unit: true, from: true, to: true, reason: true });
export const MattersFile = z.strictObject({
  /** 乡镇地图: the name of a GeoJSON file. */
  map: z.string().min(1).optional(),
  holidays: z.array(z.strictObject({ year: HolidayTable.shape.year, file: z.string().min(1), documentNumber: z.string().min(1).optional() })),
  baseDataConfirmedOn: z.iso.date().optional(),
  substitutions: z.array(z.strictObject({ day: z.iso.date(), ...OfSubstitution.shape })),
  nudges: z.array(z.strictObject({ day: z.iso.date(), task: z.string().min(1), words: z.string().min(1) })),
});

export const Ledger = z.strictObject({
  entries: z.array(z.strictObject({ day: z.iso.date(), id: LedgerEntry.shape.id, content: LedgerEntry.shape.content })),
});

const Typed = z.strictObject({ figure: z.string().min(1), month: Month, value: z.string() });
const slipped = { window: Code, unit: UnitId, reason };

const ofUnit = { unit: UnitId, figure: z.string().min(1), month: Month };

export const Reporting = z.strictObject({
  mistyped: z.array(z.strictObject({ ...ofUnit, value: z.string() })),
  unchanged: z.array(z.strictObject(ofUnit)),
  explanations: z.array(z.strictObject({ ...ofUnit, reason, measures: z.string().min(1) })),
  acknowledged: z.array(z.strictObject({ unit: UnitId, window: Code, rule: Code, month: Month, note: z.string().min(1) })),
  gaps: z.array(z.strictObject({ unit: UnitId, figure: z.string().min(1), month: Month, reason })),
  slips: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('late'), ...slipped, day: z.iso.date() }),
      z.strictObject({ kind: z.enum(['leader-returns', 'office-returns']), ...slipped, typed: z.array(Typed).min(1), evidence: reason.optional() }),
    ]),
  ),
});

const ChangedLine = z.strictObject({ unit: UnitId, indicator: Code, target: Decimal, milestones: z.array(Milestone).default([]) });
export const TargetWork = z.strictObject({
  cascades: z.array(CascadeContent.extend({ id: Code })),
  returned: z.array(z.strictObject({ unit: UnitId, reason, typed: z.array(z.strictObject({ indicator: Code, target: z.string() })).min(1) })),
  changes: z.array(
    z.strictObject({
      day: z.iso.date(),
      id: Code,
      lines: z.array(ChangedLine).min(1),
      reason,
      money: Money,
      note: z.string().min(1),
      totals: z.array(ChangedTotal.pick({ cascade: true, to: true })).default([]),
    }),
  ),
});

export const Joining = z.strictObject({ joining: z.array(z.strictObject({ day: z.iso.date(), unit: Unit, reason })) });

export const Decisions = z.strictObject({ planNumber: z.string().min(1), reviewed: z.array(ScoreDecision) });

export const BudgetFile = z.strictObject({
  total: TenThousandYuan,
  adjustments: z.array(z.strictObject({ unit: UnitId, amount: TenThousandYuan, reason })),
});

export const CommitmentsFile = z.strictObject({
  commitments: z.array(
    z.strictObject({
      day: z.iso.date(),
      id: Code,
      content: CommitmentContent,
      progress: z.array(z.strictObject({ day: z.iso.date(), note: z.string().min(1), finished: z.boolean().default(false) })),
      withdrawn: z.strictObject({ day: z.iso.date(), reason }).optional(),
    }),
  ),
});

/** Names that a larger county takes, by category. */
export const MoreNames = z.record(Code, z.array(z.string().min(1)));

const unitColumns = { 单位编号: UnitId, 单位: z.string().min(1) };
const value = optional(Decimal);
const count = z
  .string()
  .regex(/^\d{1,7}$/, { error: '应为非负整数' })
  .transform(Number);

export const months = ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'] as const;

export const FiguresTable = z.object({ ...unitColumns, 数据项: z.string().min(1) }).extend({
  ...{ '1月': value, '2月': value, '3月': value, '4月': value, '5月': value, '6月': value },
  ...{ '7月': value, '8月': value, '9月': value, '10月': value, '11月': value, '12月': value },
});
export const BaseDataTable = z.object({ ...unitColumns, 数据项: z.string().min(1), 来源: z.string().min(1), '2024年': value, '2025年': value });

const Milestones = z
  .string()
  .regex(/^(\d{4}-\d{2}=[^;=]+(;\d{4}-\d{2}=[^;=]+)*)?$/, { error: '里程碑应写作“2026-03=20;2026-06=45”' })
  .transform((text) => (text === '' ? [] : text.split(';').map((part) => ({ month: part.slice(0, 7), value: part.slice(8) }))));

export const TargetsTable = z.object({ ...unitColumns, 指标: Code, 指标名称: z.string(), 目标值: value, 基期值: value, 里程碑: Milestones });
export const RatingsTable = z.object({
  ...unitColumns,
  指标: Code,
  评价主体: z.string().min(1),
  评分: z
    .string()
    .regex(/^\d+(\.\d+)?( \d+(\.\d+)?)*$/, { error: '各评分之间以一个空格分开' })
    .transform((text) => text.split(' ')),
});
export const levels = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const;
export const VotesTable = z.object({
  ...unitColumns,
  渠道: z.string().min(1),
  非常满意: count,
  满意: count,
  基本满意: count,
  不满意: count,
  非常不满意: count,
});
export const PeersTable = z.object({ 指标: Code, 对比对象: z.string().min(1), 数值: Decimal });
export const BudgetsTable = z.object({
  ...unitColumns,
  '本年预算(万元)': TenThousandYuan,
  '三保支出(万元)': TenThousandYuan,
  '债务还本付息(万元)': TenThousandYuan,
  '上级专项(万元)': TenThousandYuan,
  '已签合同(万元)': TenThousandYuan,
});
