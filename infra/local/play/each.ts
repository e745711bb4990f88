/** People who act at the same time. Each is a process of the emulator that has to start first, and two cores are busy with four. */
const width = 4;

/** Does the work of many people side by side, a few at a time; the first failure ends it. */
export const each = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
