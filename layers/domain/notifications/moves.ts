import { type Change, changed, created } from '../change.ts';
import type { Notification, Told } from './notification.ts';

interface About {
  county: string;
  /** The year, or `-`. */
  cycle: string;
  on: string;
  /** What makes it this one and no other, besides its kind and addressee: a task and its round, an evidence. */
  key: string;
  to: string;
}

export const aNotification = ({ key, ...about }: About, told: Told): Notification => ({
  ...about,
  id: `${told.kind}:${key}:${about.to}`,
  told,
  readBy: [],
  rev: 1,
});

/** Tells somebody in the transaction of the act itself; the same thing a second time is a conflict, so acts that can come again have a key that differs. */
export const notify = (about: About, told: Told): Change => created('notification', aNotification(about, told));

/** Undefined when the person has read it before. */
export const markRead = (notification: Notification, person: string): Change | undefined =>
  notification.readBy.includes(person) ? undefined : changed('notification', notification, { readBy: [...notification.readBy, person] });
