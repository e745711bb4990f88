/** A moment of the wall clock in Asia/Shanghai, to the second. */
export const momentText = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(new Date(at));
