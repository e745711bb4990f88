import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../parts/use-act.ts';
import type { Refused, Target, TypedTarget } from './line.tsx';

const typedOf = ({ target = '', baseline, milestones }: Target): TypedTarget => ({
  target,
  baseline: baseline?.value ?? '',
  file: baseline?.source.from === 'file' ? baseline.source.name : '',
  milestones: milestones.map(({ month, value }) => ({ month, value })),
});

const same = (a: TypedTarget, b: TypedTarget): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A baseline that was not touched keeps the source it came with. */
const baselineOf = (line: Target, cycle: string, { baseline, file }: TypedTarget) => {
  const before = typedOf(line);
  if (line.baseline !== undefined && before.baseline === baseline && before.file === file) return { baseline: line.baseline };
  const [value, name] = [baseline.trim(), file.trim()];
  if (value === '') return {};
  return { baseline: { value, source: name === '' ? { from: 'last-cycle' as const, cycle: String(Number(cycle) - 1) } : { from: 'file' as const, name } } };
};

/** What is typed over the list as it stands. What could not be saved stays typed, with its reasons. */
export const useEditing = (cycle: string, unit: string, lines: readonly Target[]) => {
  const save = useAct('PUT', '/targets/{cycle}/{unit}');
  const read = useQueryClient();
  const [typed, setTyped] = useState<Record<string, TypedTarget>>({});
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const standsAs = (line: Target): TypedTarget => typed[line.indicator] ?? typedOf(line);
  const changed = lines.filter((line) => !same(standsAs(line), typedOf(line)));

  const saveAll = async (): Promise<number> => {
    const targets = changed.map((line) => {
      const now = standsAs(line);
      const target = now.target.trim();
      return {
        indicator: line.indicator,
        ...(target === '' ? {} : { target }),
        ...baselineOf(line, cycle, now),
        milestones: now.milestones
          .filter(({ month, value }) => month !== '' || value.trim() !== '')
          .map(({ month, value }) => ({ month, value: value.trim() })),
        ...(line.rev === undefined ? {} : { rev: line.rev }),
      };
    });
    const { body } = await save.mutateAsync({ params: { cycle, unit }, body: { targets } });
    // What was typed is let go only when the list says it: else whoever types on would begin from what stood before.
    await read.invalidateQueries();
    setRefused(body.refused);
    const left = new Set(body.refused.map(({ indicator }) => indicator));
    setTyped((old) => Object.fromEntries(Object.entries(old).filter(([indicator]) => left.has(indicator))));
    return body.refused.length;
  };
  return {
    standsAs,
    type: (indicator: string, value: TypedTarget) => setTyped((old) => ({ ...old, [indicator]: value })),
    refusedOf: (indicator: string) => refused.find((each) => each.indicator === indicator),
    dirty: changed.length > 0,
    saving: save.isPending,
    saveAll,
  };
};
