import * as z from 'zod';
import { assigneeKeysOf, type Caller } from '#domain/access/caller.ts';
import { markRead } from '#domain/notifications/moves.ts';
import { Notification, toPerson } from '#domain/notifications/notification.ts';
import { sentenceOf } from '#domain/notifications/wording.zh-cn.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { save } from '#platform/table/commit.ts';
import { notificationsTo } from '#platform/table/notifications.ts';
import { find } from '#platform/table/records.ts';

export const NotificationQuery = z.object({ cursor, limit });
const Shown = Notification.omit({ readBy: true, rev: true }).extend({
  /** The sentence to show. */
  text: z.string(),
  /** Whether the caller has read it. */
  read: z.boolean(),
});
export const Notifications = z.object({ notifications: z.array(Shown), next: z.string().optional() });

const keysOf = (who: Caller): string[] => [...assigneeKeysOf(who), toPerson(who.person)];
const cursorOf = ({ on, id }: Notification): string => `${on}~${id}`;
const placeOf = (cursor: string | undefined): Pick<Notification, 'on' | 'id'> | undefined => {
  if (cursor === undefined) return undefined;
  const [on = '', ...id] = cursor.split('~');
  return { on, id: id.join('~') };
};
const newestFirst = (a: Notification, b: Notification): number => (cursorOf(a) > cursorOf(b) ? -1 : 1);

/** 我的通知: what was told to the caller and to the posts it holds, newest first, page by page. */
export const listNotifications = async ({
  query: { cursor, limit },
  who,
}: Call<unknown, z.output<typeof NotificationQuery>>): Promise<Answer<z.input<typeof Notifications>>> => {
  const mine = await Promise.all(keysOf(who).map((to) => notificationsTo(who.county, to, placeOf(cursor), limit + 1)));
  const { page, ...more } = pageOf(mine.flat().sort(newestFirst), limit, cursorOf);
  const notifications = page.map(({ readBy, rev: _, ...shown }) => ({ ...shown, text: sentenceOf(shown.told), read: readBy.includes(who.person) }));
  return { body: { notifications, ...more } };
};

export const MarkRead = z.strictObject({ ids: z.array(z.string().min(1).max(200)).min(1).max(100) });
export const Marked = z.object({ read: z.int() });

/** Marks the caller's own notifications as read; what was told to somebody else stays as it is. `read` counts those newly marked. */
export const markNotificationsRead = async ({
  body: { ids },
  who,
}: Call<unknown, unknown, z.infer<typeof MarkRead>>): Promise<Answer<z.infer<typeof Marked>>> => {
  const mine = new Set(keysOf(who));
  let read = 0;
  await sideBySide([...new Set(ids)], 8, async (id) => {
    const notification = await find('notification', { county: who.county, id });
    const change = notification !== undefined && mine.has(notification.to) ? markRead(notification, who.person) : undefined;
    if (change === undefined) return;
    await save({ fact: 'notification-read', changes: [change] });
    read++;
  });
  return { body: { read } };
};
