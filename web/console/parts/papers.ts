import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { read } from '../../shared/api/queries.ts';

/** They change a few times a year. */
const staleTime = 600_000;

/** The plan of a year as it was issued; undefined until it is read, or where there is none yet. */
export const usePlan = (cycle: string | undefined): Plan | undefined =>
  useQuery({ ...read('/schemes/{cycle}/plan', { params: { cycle: cycle ?? '' } }), staleTime, enabled: cycle !== undefined }).data?.body.document as
    | Plan
    | undefined;

/** The policy in force; undefined until it is read, or where there is none yet. */
export const usePolicy = (): Policy | undefined => useQuery({ ...read('/schemes/policy'), staleTime }).data?.body.document as Policy | undefined;
