import * as z from 'zod';
import { Code, CountyCode, Month, UnitId } from '#domain/schemes/code.ts';
import { Role, taskKinds } from '#domain/tasks/task.ts';
import { Ahead } from '#domain/warnings/ahead.ts';

const day = z.iso.date();
const text = z.string().min(1);

/** The task that a notification is about. */
const ofTask = { task: text, taskKind: z.enum(taskKinds), due: day, unit: UnitId.optional() };

/** The names stand as they were written when it was told. */
const ofSubstitution = { personName: text, substituteName: text, role: Role, unit: UnitId.optional(), from: day, to: day };

/** What is told, as data: ids, days and what people wrote. The sentence is made where it is read (wording.zh-cn.ts). */
export const Told = z.discriminatedUnion('kind', [
  /** 提醒: due in so many days (0: today). */
  z.strictObject({ kind: z.literal('reminder'), ...ofTask, daysLeft: z.int().min(0) }),
  /** 升级提醒: so many working days late, told to whoever stands above `assigneeKey`. */
  z.strictObject({ kind: z.literal('escalation'), ...ofTask, assigneeKey: text, workingDaysLate: z.int().positive() }),
  /** 催办 by the office, in its words. */
  z.strictObject({ kind: z.literal('nudge'), ...ofTask, words: text }),
  /** 退回: a report came back, from the unit's leader or the office, or was opened again. */
  z.strictObject({
    kind: z.literal('returned'),
    window: Code,
    windowName: text,
    unit: UnitId,
    act: z.enum(['return-to-reporter', 'return-to-unit', 'reopen']),
    reason: text,
  }),
  /** 准许更正: named figures of an accepted report may be corrected until a day. */
  z.strictObject({
    kind: z.literal('correction-granted'),
    window: Code,
    windowName: text,
    unit: UnitId,
    cells: z.int().positive(),
    lastDay: day,
    reason: text,
  }),
  /** 代办: somebody does the work of a post for some days, or does so no longer. */
  z.strictObject({ kind: z.literal('substitution'), ...ofSubstitution, reason: text }),
  z.strictObject({ kind: z.literal('substitution-ended'), ...ofSubstitution, endedOn: day, reason: text }),
  /** 登录账号登记或停用: an account that stands for the person was bound or ended, and by whom. */
  z.strictObject({ kind: z.literal('account'), personName: text, what: z.enum(['bound', 'ended']), by: text }),
  /** 佐证材料未通过. */
  z.strictObject({ kind: z.literal('evidence-refused'), evidence: text, fileName: text, unit: UnitId, reason: text }),
  /** 自动采集未成功. */
  z.strictObject({ kind: z.literal('pull-refused'), source: Code, name: text, reason: text }),
  /** 来源数据未到: what a source owed by its day has not come, or not all of it. */
  z.strictObject({
    kind: z.literal('source-late'),
    source: Code,
    name: text,
    owner: text,
    /** Last month of the data. */
    through: Month,
    due: day,
    owed: z.int().positive(),
    missing: z.int().positive(),
  }),
  /** 预警(预测): the year's forecast of an indicator misses its target or loses marks; the window after which it was first seen. */
  z.strictObject({ kind: z.literal('forecast-warning'), window: Code, windowName: text, ahead: Ahead }),
  /** To the office: how many units and indicators are warned of after a window, and how many indicators newly. */
  z.strictObject({
    kind: z.literal('forecast-warnings'),
    window: Code,
    windowName: text,
    units: z.int().positive(),
    indicators: z.int().positive(),
    newly: z.int().min(0),
  }),
]);
export type Told = z.infer<typeof Told>;

/** 通知: told once, in the transaction of the act that it tells about, or by the tick. */
export const Notification = z.object({
  county: CountyCode,
  /** Deterministic, so that the same thing is never told twice: `reminder:2026H1-U012-report-1:3:2026-07-10`. */
  id: z.string().min(1).max(200),
  /** The year it belongs to, or `-`. */
  cycle: z.string(),
  /** `person:<id>`, or whoever holds a post: an assignee key (tasks/task.ts). */
  to: z.string(),
  told: Told,
  /** County day. */
  on: day,
  /** Who of the addressees has read it. */
  readBy: z.array(z.string()),
  rev: z.int().positive(),
});
export type Notification = z.infer<typeof Notification>;

/** Addressee key of one person. */
export const toPerson = (person: string): string => `person:${person}`;
