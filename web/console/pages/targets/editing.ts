import { useState } from 'react';
import { useAct } from '../../parts/use-act.ts';
import type { Refused, Target } from './line.tsx';

/** What is typed over the list as it stands. What could not be saved stays typed, with its reasons. */
export const useEditing = (cycle: string, unit: string, lines: readonly Target[]) => {
  const save = useAct('PUT', '/targets/{cycle}/{unit}');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const changed = lines.filter(({ indicator, target }) => typed[indicator] !== undefined && typed[indicator] !== (target ?? ''));

  const saveAll = async (): Promise<number> => {
    const targets = changed.map(({ indicator, baseline, milestones, rev }) => ({
      indicator,
      ...(typed[indicator]?.trim() === '' ? {} : { target: typed[indicator]?.trim() }),
      ...(baseline === undefined ? {} : { baseline }),
      milestones,
      ...(rev === undefined ? {} : { rev }),
    }));
    const { body } = await save.mutateAsync({ params: { cycle, unit }, body: { targets } });
    setRefused(body.refused);
    const left = new Set(body.refused.map(({ indicator }) => indicator));
    setTyped((old) => Object.fromEntries(Object.entries(old).filter(([indicator]) => left.has(indicator))));
    return body.refused.length;
  };
  return {
    valueOf: ({ indicator, target }: Target): string => typed[indicator] ?? target ?? '',
    type: (indicator: string, value: string) => setTyped((old) => ({ ...old, [indicator]: value })),
    refusedOf: (indicator: string) => refused.find((each) => each.indicator === indicator),
    dirty: changed.length > 0,
    saving: save.isPending,
    saveAll,
  };
};
