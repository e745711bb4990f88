import { useQueries, useQuery } from '@tanstack/react-query';
import { abilityOf } from '#domain/access/abilities.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { type Assessed, assessedUnits } from '#domain/targets/asked.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { usePlan } from '../../parts/papers.ts';
import { unitsHeld, useSession } from '../../shell/session.tsx';

/** Whether one reads every cascade of the county; who does not reads those that bind one's own units. */
export const useReadsAll = (): boolean => abilityOf(useSession().me).can('read', { type: 'cascade' });

/** The cascades that one may read, each once. */
export const useCascades = (cycle: string) => {
  const all = useReadsAll();
  const own = unitsHeld(useSession(), ['unit-reporter', 'unit-leader']);
  return useQuery({
    queryKey: ['/targets/{cycle}/cascades', cycle, all ? [] : own],
    queryFn: async (): Promise<Cascade[]> => {
      const asked = (all ? [{}] : own.map((unit) => ({ unit }))).map((query) => call('GET', '/targets/{cycle}/cascades', { params: { cycle }, query }));
      const found = (await Promise.all(asked)).flatMap(({ body }) => body.cascades);
      return [...new Map(found.map((cascade) => [cascade.id, cascade])).values()].sort((a, b) => a.id.localeCompare(b.id));
    },
  });
};

/** Schemes change a few times a year. */
const staleTime = 600_000;

/** The units with the indicators of their schemes, as they are published; undefined until all of them are read. */
export const useAssessed = (cycle: string): Assessed[] | undefined => {
  const plan = usePlan(cycle);
  const known = useQuery({ ...read('/schemes/{cycle}/schemes', { params: { cycle } }), staleTime }).data?.body.versions;
  const newest = new Map<string, number>();
  for (const { code, version, status } of known ?? []) if (status === 'published') newest.set(code, Math.max(version, newest.get(code) ?? 0));
  const texts = useQueries({
    queries: [...newest].map(([code, version]) => ({
      ...read('/schemes/{cycle}/schemes/{code}/{version}', { params: { cycle, code, version } }),
      staleTime,
    })),
  });
  const schemes = texts.flatMap(({ data }) => (data === undefined ? [] : [data.body.document as unknown as Scheme]));
  return plan === undefined || known === undefined || schemes.length < newest.size ? undefined : assessedUnits(plan, schemes);
};

/** Name and unit of measure of a unit's indicator. */
export const leafOf = (units: readonly Assessed[] | undefined, unit: string, indicator: string) =>
  units?.find((each) => each.unit.id === unit)?.leaves.find(({ code }) => code === indicator);
