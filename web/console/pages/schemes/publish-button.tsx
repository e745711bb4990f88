import { ActForm } from '../../parts/act-form.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSchemeWords } from './texts.ts';

interface Scheme {
  cycle: string;
  code: string;
  name: string;
  version: number;
  rev: number | undefined;
}

/** 发布考评细则: for good; what publishing finds wrong is told in full. */
export const PublishScheme = ({ cycle, code, name, version, rev }: Scheme) => {
  const words = useSchemeWords();
  const publish = useAct('POST', '/schemes/{cycle}/schemes/{code}/{version}/publish');
  return (
    <ActForm
      look="primary"
      label={words('publish')}
      title={words('publishAsk', { name, version })}
      says={words('publishSays')}
      fields={[]}
      said={words('published')}
      act={() => publish.mutateAsync({ params: { cycle, code, version }, body: {}, ...(rev === undefined ? {} : { ifMatch: rev }) })}
    />
  );
};
