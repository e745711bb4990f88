import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import { read } from '../../../shared/api/queries.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Day } from '../../parts/day.tsx';
import { Grid } from '../../parts/grid.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../shell/session.tsx';
import type { Source } from './settings.ts';
import { useSourceWords } from './texts.ts';

type Token = AnswerOf<'GET', '/ingestion/source-tokens'>['tokens'][number];

/** The one time that a token is shown; it is closed on purpose only. */
const Shown = ({ token, close }: { token: string | undefined; close: () => void }) => {
  const words = useSourceWords();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(token ?? '');
    void message.success(words('copied'));
  };
  return (
    <Modal
      open={token !== undefined}
      title={words('token')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {words('copy')}
        </Button>,
        <Button key="close" type="primary" onClick={close}>
          {words('close')}
        </Button>,
      ]}
    >
      <p>{words('tokenShown')}</p>
      <p>
        <code className="breaks">{token}</code>
      </p>
    </Modal>
  );
};

const Issuing = ({ sources, show }: { sources: readonly Source[]; show: (token: string) => void }) => {
  const words = useSourceWords();
  const issue = useAct('POST', '/ingestion/sources/{source}/tokens');
  return (
    <ActForm
      label={words('issue')}
      says={words('issueSays')}
      fields={[
        { name: 'source', label: words('name'), kind: 'choice', choices: sources.map(({ id, name }) => ({ value: id, label: name })) },
        { name: 'holder', label: words('holder'), kind: 'text' },
        { name: 'expiresOn', label: words('expiresOn'), kind: 'date' },
      ]}
      said={words('issued')}
      act={async ({ source = '', holder = '', expiresOn = '' }) => {
        const { body } = await issue.mutateAsync({ params: { source }, body: { holder, expiresOn } });
        show(body.token);
      }}
    />
  );
};

const stateOf = ({ status, expiresOn }: Token, today: string) => (status === 'revoked' ? 'revoked' : expiresOn < today ? 'expired' : 'active');
const tag = { active: 'tag green', expired: 'tag', revoked: 'tag red' } as const;

const Row = ({ token, name }: { token: Token; name: string }) => {
  const words = useSourceWords();
  const { me, county } = useSession();
  const revoke = useAct('POST', '/ingestion/source-tokens/{token}/revoke');
  const { id, holder, issuedOn, expiresOn, rev, reason } = token;
  const state = stateOf(token, county.tickedThrough);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {holder} <small className="soft">{id}</small>
      </td>
      <td>
        <Day day={issuedOn} />
      </td>
      <td>
        <Day day={expiresOn} />
      </td>
      <td>
        <span className={tag[state]}>{words(`is.${state}`)}</span> {reason}
      </td>
      <td>
        {state === 'active' && abilityOf(me).can('revoke', 'source-token') ? (
          <ActForm
            look="danger"
            label={words('revoke')}
            title={words('revokeOf', { holder })}
            says={words('revokeSays')}
            fields={[{ name: 'reason', label: words('reason'), kind: 'long' }]}
            said={words('revoked')}
            act={({ reason: why = '' }) => revoke.mutateAsync({ params: { token: id }, body: { reason: why }, ifMatch: rev })}
          />
        ) : null}
      </td>
    </tr>
  );
};

/** 接口令牌 of the sources' own systems. */
export const Tokens = ({ sources }: { sources: readonly Source[] }) => {
  const words = useSourceWords();
  const may = abilityOf(useSession().me);
  const asked = useQuery(read('/ingestion/source-tokens'));
  const [shown, setShown] = useState<string>();
  const nameOf = (id: string) => sources.find((each) => each.id === id)?.name ?? id;
  return (
    <section className="card" aria-labelledby="tokens">
      <h2 id="tokens">{words('tokens')}</h2>
      <p className="soft">{words('tokensSay')}</p>
      {may.can('issue', 'source-token') && sources.length > 0 ? <Issuing sources={sources} show={setShown} /> : null}
      <Shown token={shown} close={() => setShown(undefined)} />
      <Asked query={asked}>
        {({ body: { tokens } }) =>
          tokens.length === 0 ? (
            <p className="soft">{words('noTokens')}</p>
          ) : (
            <Grid
              caption={words('tokens')}
              heads={[words('name'), words('holder'), words('issuedOn'), words('expiresOn'), words('state'), { silent: words('revoke') }]}
            >
              {tokens.map((token) => (
                <Row key={token.id} token={token} name={nameOf(token.source)} />
              ))}
            </Grid>
          )
        }
      </Asked>
    </section>
  );
};
