import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Differences } from './differences.tsx';
import { schemeIn } from './draft.ts';
import { useSchemeWords } from './texts.ts';

const Against = ({ cycle, code, version, draft }: { cycle: string; code: string; version: number; draft: DraftScheme }) => {
  const words = useSchemeWords();
  const asked = useQuery(read('/schemes/{cycle}/schemes/{code}/{version}', { params: { cycle, code, version } }));
  return (
    <Asked query={asked}>
      {({ body }) => {
        const other = schemeIn(body.document);
        return other === undefined ? <p>{words('broken')}</p> : <Differences before={other} after={draft} />;
      }}
    </Asked>
  );
};

/** 版本对照: the draft as it stands beside what is saved, or beside another version. */
export const Versions = ({ cycle, saved, draft, versions }: { cycle: string; saved: DraftScheme; draft: DraftScheme; versions: readonly number[] }) => {
  const words = useSchemeWords();
  const earlier = Math.max(0, ...versions.filter((version) => version < draft.version));
  const [against, setAgainst] = useState(earlier);
  const others = versions.filter((version) => version !== draft.version).map((version) => ({ value: version, label: words('compareWith', { version }) }));
  return (
    <section className="card" aria-labelledby="compare">
      <h2 id="compare">{words('compare')}</h2>
      <Select
        aria-label={words('compare')}
        value={against}
        options={[{ value: 0, label: words('compareSaved') }, ...others]}
        onChange={setAgainst}
        popupMatchSelectWidth={false}
      />
      {against === 0 ? <Differences before={saved} after={draft} /> : <Against cycle={cycle} code={draft.code} version={against} draft={draft} />}
    </section>
  );
};
