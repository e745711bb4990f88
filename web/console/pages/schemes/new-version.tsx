import { useNavigate } from '@tanstack/react-router';
import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSchemeWords } from './texts.ts';

/** 动态调整: what stands here becomes the draft of the next version, with its reason and its first day. */
export const NewVersion = ({ cycle, draft, next }: { cycle: string; draft: DraftScheme; next: number }) => {
  const words = useSchemeWords();
  const navigate = useNavigate();
  const put = useAct('PUT', '/schemes/{cycle}/schemes/{code}/{version}');
  const { code } = draft;
  return (
    <ActForm
      label={words('newVersion')}
      says={words('newVersionSays', { version: next })}
      fields={[
        { name: 'reason', label: words('reason'), kind: 'long' },
        { name: 'effectiveFrom', label: words('effectiveFrom'), kind: 'date' },
      ]}
      said={words('saved')}
      act={async (values) => {
        await put.mutateAsync({ params: { cycle, code, version: next }, body: { ...draft, version: next, ...values } });
        await navigate({ to: '/schemes/$cycle/$code/$version', params: { cycle, code, version: String(next) }, ignoreBlocker: true });
      }}
    />
  );
};
