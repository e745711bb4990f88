import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { usePlan } from '../../parts/papers.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { firstDraft, schemeIn, takenOver } from './draft.ts';
import { useSchemeWords } from './texts.ts';
import { newestFirst } from './version-table.tsx';

/** A category without a scheme gets last year's, or a first draft. */
const Beginning = ({ cycle, code, name }: { cycle: string; code: string; name: string }) => {
  const words = useSchemeWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const put = useAct('PUT', '/schemes/{cycle}/schemes/{code}/{version}');
  const year = Number(cycle);
  const before = String(year - 1);
  const last = useQuery(read('/schemes/{cycle}/schemes', { params: { cycle: before } }));
  const inForce = last.data?.body.versions.filter((each) => each.code === code && each.status === 'published').sort(newestFirst)[0];
  const begin = async () => {
    try {
      const document =
        inForce === undefined
          ? undefined
          : (await call('GET', '/schemes/{cycle}/schemes/{code}/{version}', { params: { cycle: before, code, version: inForce.version } })).body.document;
      const scheme = document === undefined ? undefined : schemeIn(document);
      await put.mutateAsync({ params: { cycle, code, version: 1 }, body: scheme === undefined ? firstDraft(code, name, year) : takenOver(scheme, year) });
      await navigate({ to: '/schemes/$cycle/$code/$version', params: { cycle, code, version: '1' } });
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
  };
  return (
    <li>
      {name} <small className="soft">{code}</small>{' '}
      <Button size="small" disabled={last.isPending} loading={put.isPending} onClick={() => void begin()}>
        {inForce === undefined ? words('begin') : words('beginFrom', { year: before })}
      </Button>
    </li>
  );
};

/** Categories of the plan that have no scheme of their own yet. */
export const Missing = ({ cycle, known }: { cycle: string; known: ReadonlySet<string> }) => {
  const words = useSchemeWords();
  const { categories = [] } = usePlan(cycle) ?? {};
  const missing = categories.filter(({ scheme }) => !known.has(scheme));
  if (missing.length === 0) return null;
  return (
    <>
      <h3>{words('missing')}</h3>
      <ul>
        {missing.map(({ scheme, name }) => (
          <Beginning key={scheme} cycle={cycle} code={scheme} name={`${name}考评细则`} />
        ))}
      </ul>
    </>
  );
};
