import type { Publication } from '#domain/schemes/publication.ts';
import { call } from '../../../shared/api/call.ts';
import { PaperFromFile } from '../../parts/paper-file/paper-from-file.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSchemeWords } from './texts.ts';

/** What a file becomes: the draft that is there, as it was seen, or the version after the newest. */
const placeFor = (versions: readonly Publication[]): { version: number; replaces: boolean; seen: { ifMatch?: number } } => {
  const draft = versions.find(({ status }) => status === 'draft');
  if (draft !== undefined) return { version: draft.version, replaces: true, seen: { ifMatch: draft.rev } };
  return { version: Math.max(0, ...versions.map(({ version }) => version)) + 1, replaces: false, seen: {} };
};

export const DraftPolicy = ({ versions }: { versions: readonly Publication[] }) => {
  const words = useSchemeWords();
  const put = useAct('PUT', '/schemes/policy/{version}');
  const { version, replaces, seen } = placeFor(versions);
  return (
    <PaperFromFile
      kind="policy"
      called={words('policyKind')}
      label={words('policyFromFile')}
      act={words('keepDraft')}
      said={words('draftKept')}
      version={version}
      replaces={replaces}
      check={async (document) => (await call('POST', '/schemes/check', { body: { document } })).body.problems}
      send={(body) => put.mutateAsync({ params: { version }, body, ...seen })}
    />
  );
};

export const DraftPlan = ({ cycle, versions }: { cycle: string; versions: readonly Publication[] }) => {
  const words = useSchemeWords();
  const put = useAct('PUT', '/schemes/{cycle}/plan/{version}');
  const { version, replaces, seen } = placeFor(versions);
  return (
    <PaperFromFile
      kind="plan"
      called={words('planKind')}
      label={words('planFromFile')}
      act={words('keepDraft')}
      said={words('draftKept')}
      version={version}
      replaces={replaces}
      check={async (document) => (await call('POST', '/schemes/check', { body: { document, cycle } })).body.problems}
      send={(body) => put.mutateAsync({ params: { cycle, version }, body, ...seen })}
    />
  );
};
