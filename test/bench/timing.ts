/** The middle value: of single runs on a shared machine neither the fastest nor the slowest says much. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Milliseconds of each work, run in turns so that both see the same machine; the first turn of each warms up and is not counted. */
export const inTurns = async <Name extends string>(works: Readonly<Record<Name, () => unknown>>, turns: number): Promise<Record<Name, number>> => {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of names) {
      const milliseconds = await timed(works[name]);
      if (turn > 0) times.get(name)?.push(milliseconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
};
