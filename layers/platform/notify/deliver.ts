import { claimDelivery, markDelivered, type NotificationKey, releaseDelivery } from '#platform/table/notifications.ts';
import { find } from '#platform/table/records.ts';
import type { Channel } from './channel.ts';

/** Delivers a notification once, however often it is asked to: whoever claims it does it, and gives the claim back when the channel fails. */
export const deliverOnce = async (key: NotificationKey, channel: Channel, now: () => Date): Promise<'delivered' | 'done-before'> => {
  const notification = await find('notification', { ...key });
  if (notification === undefined || !(await claimDelivery(key, now().toISOString()))) return 'done-before';
  try {
    await channel.deliver(notification);
  } catch (error) {
    await releaseDelivery(key);
    throw error;
  }
  await markDelivered(key, now().toISOString());
  return 'delivered';
};
