import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { filled } from '../../parts/filled.ts';
import { nextNumber } from '../../parts/next-number.ts';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useAct } from '../../parts/use-act.ts';
import { YesOrReturn } from '../../parts/yes-or-return.tsx';
import { useSession } from '../../shell/session.tsx';
import { useFieldWords } from '../../texts/field.ts';
import { EvidenceList } from '../explanation/evidence-list.tsx';
import type { Form, FormPath } from '../reporting/use-form.ts';
import { FigureTable } from '../signing/figure-table.tsx';
import { Indicators } from '../signing/indicators.tsx';
import { useAcceptingWords } from './texts.ts';
import { WhatWasSaid } from './what-was-said.tsx';

/** The office does not believe a document, and says why; those it says nothing of it believes with the report. */
const Refusing = ({ cycle, unit, id, name }: { cycle: string; unit: string; id: string; name: string }) => {
  const words = useAcceptingWords();
  const refuse = useAct('POST', '/reporting/{cycle}/evidence/{unit}/{id}/refuse');
  return (
    <ActForm
      look="link"
      label={words('refuse')}
      title={words('refuseTitle', { name })}
      says={words('refuseSays')}
      fields={[{ name: 'reason', label: words('refuseReason'), kind: 'long' }]}
      said={words('refused')}
      act={({ reason = '' }) => refuse.mutateAsync({ params: { cycle, unit, id }, body: { reason } })}
    />
  );
};

const Documents = ({ form, path: { cycle, unit } }: { form: Form; path: FormPath }) => {
  const words = useAcceptingWords();
  const may = abilityOf(useSession().me);
  const own = new Set(form.evidence.documents.map(({ id }) => id));
  const asked = useQuery(read('/reporting/{cycle}/evidence/{unit}', { params: { cycle, unit }, query: { limit: 500 } }));
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">{words('documents')}</h2>
      <Asked query={asked}>
        {({ body }) => {
          const documents = body.evidence.filter(({ id }) => own.has(id));
          if (documents.length === 0) return <p className="soft">{words('noDocuments')}</p>;
          const mayRefuse = may.can('refuse', { type: 'evidence', unit });
          return (
            <EvidenceList
              cycle={cycle}
              unit={unit}
              documents={documents}
              acts={({ id, name, status }) =>
                mayRefuse && (status === 'checked' || status === 'accepted') ? <Refusing cycle={cycle} unit={unit} id={id} name={name} /> : null
              }
            />
          );
        }}
      </Asked>
    </section>
  );
};

/** Accept or return. The office decides on the report as it was seen: another one is refused (412) and shown anew. */
const Acts = ({ path, rev }: { path: FormPath; rev: number | undefined }) => {
  const words = useAcceptingWords();
  const accept = useAct('POST', '/reporting/{cycle}/{window}/{unit}/accept');
  const giveBack = useAct('POST', '/reporting/{cycle}/{window}/{unit}/return-to-unit');
  const seen = rev === undefined ? {} : { ifMatch: rev };
  return (
    <YesOrReturn
      yes={{
        label: words('accept'),
        says: words('acceptSays'),
        said: words('accepted'),
        act: () => accept.mutateAsync({ params: { ...path }, body: {}, ...seen }),
        busy: accept.isPending,
      }}
      back={{
        label: words('back'),
        title: words('backTitle'),
        reason: words('reason'),
        said: words('returned'),
        act: (reason) => giveBack.mutateAsync({ params: { ...path }, body: { reason }, ...seen }),
        busy: giveBack.isPending,
      }}
    />
  );
};

/** When this one is done: the way to the next report of the window that waits for the office. */
const NextOne = ({ path: { cycle, window, unit } }: { path: FormPath }) => {
  const words = useAcceptingWords();
  const unitName = useUnitName(cycle);
  const all = useQuery(read('/reporting/{cycle}/{window}', { params: { cycle, window } }));
  const next = all.data?.body.submissions.find((each) => each.status === 'signed' && each.unit !== unit);
  if (next === undefined) return null;
  return (
    <p>
      <Link className="action" to="/accepting/$cycle/$window/$unit" params={{ cycle, window, unit: next.unit }}>
        {words('next', { unit: unitName(next.unit) })}
      </Link>
    </p>
  );
};

/** A lead unit lowers by an entry of the ledger, with its reason and its document; the report itself stays the unit's. */
const Deducting = ({ path: { cycle, unit } }: { path: FormPath }) => {
  const words = useAcceptingWords();
  const { county } = useSession();
  const entries = useQuery(read('/ledger/{cycle}', { params: { cycle }, query: { limit: 500 } }));
  const add = useAct('POST', '/ledger/{cycle}');
  if (entries.data === undefined) return null;
  return (
    <div className="acts">
      <ActForm
        label={words('deduct')}
        says={words('deductSays')}
        fields={[
          {
            name: 'id',
            label: words('number'),
            kind: 'text',
            start: nextNumber(
              'TZ-',
              3,
              entries.data.body.entries.map(({ id }) => id),
            ),
          },
          { name: 'on', label: words('hangs'), kind: 'text', optional: true },
          { name: 'marks', label: words('marks'), kind: 'decimal' },
          { name: 'matter', label: words('matter'), kind: 'long' },
          { name: 'document', label: words('document'), kind: 'text' },
        ]}
        said={words('deducted')}
        act={({ id = '', on = '', marks = '', matter = '', document = '' }) =>
          add.mutateAsync({
            params: { cycle },
            body: {
              id,
              content: {
                type: 'adjustment',
                adjustment: { id, unit, kind: 'deduction', matter, marks, date: county.tickedThrough, document, ...filled({ on }) },
              },
            },
          })
        }
      />
    </div>
  );
};

/** 审核: what the office needs to accept a signed report or to return it. */
export const AcceptingPage = () => {
  const [words, field] = [useAcceptingWords(), useFieldWords()];
  const { cycle, window, unit } = useParams({ from: '/accepting/$cycle/$window/$unit' });
  const path = useMemo(() => ({ cycle, window, unit }), [cycle, window, unit]);
  const unitName = useUnitName(cycle);
  const form = useQuery(read('/reporting/{cycle}/{window}/{unit}', { params: path }));
  const may = abilityOf(useSession().me);
  const accepts = may.can('accept', { type: 'submission', unit });
  /** The office looks at what waits for it; who only looks sees what the unit stands by. */
  const shown = (status: Form['submission']['status']): boolean => status === 'signed' || (!accepts && (status === 'reported' || status === 'accepted'));
  return (
    <Asked page query={form}>
      {({ body, rev }) => (
        <>
          <Title
            beside={
              <span>
                {unitName(unit)} · {words('due')} <Day day={body.due} />
              </span>
            }
          >
            {words('title', { window: body.window.name })}
          </Title>
          {shown(body.submission.status) ? (
            <>
              <Indicators form={body} />
              <WhatWasSaid form={body} />
              <FigureTable form={body} />
              <Documents form={body} path={path} />
              {accepts ? <Acts path={path} rev={rev} /> : may.can('create', 'ledger') ? <Deducting path={path} /> : null}
            </>
          ) : (
            <Empty title={words('settled', { state: field(`submission.${body.submission.status}`) })}>
              <NextOne path={path} />
              <Link to="/reporting/$cycle/$window/$unit" params={path}>
                {words('toForm')}
              </Link>
            </Empty>
          )}
        </>
      )}
    </Asked>
  );
};
