import { useQuery } from '@tanstack/react-query';
import { read } from '../../shared/api/queries.ts';
import { newestVersion } from './newest-version.ts';

/** The version to look at: the result, or before there is one the newest simulation. */
export const useVersion = (cycle: string) => {
  const versions = useQuery(read('/scoring/{cycle}/versions', { params: { cycle } }));
  return { versions, version: versions.data === undefined ? undefined : newestVersion(versions.data.body.versions)?.version };
};
