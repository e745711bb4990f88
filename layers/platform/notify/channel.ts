import type { Notification } from '#domain/notifications/notification.ts';
import { logger } from '#platform/observe/logger.ts';

/** How a notification leaves the system (短信、政务微信 …). It throws when it could not; it is then asked again. */
export interface Channel {
  deliver(notification: Notification): Promise<void>;
}

/** The channel of every stage now: a line in the log, with ids only. People read the notification in the system itself. */
export const logChannel: Channel = {
  deliver: async ({ county, cycle, id, told, on }) => logger.info('NOTIFICATION_DELIVERED', { county, cycle, key: id, event: told.kind, day: on }),
};
