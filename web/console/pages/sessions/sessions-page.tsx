import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { read } from '../../../shared/api/queries.ts';
import { momentText } from '../../../shared/days.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Title } from '../../parts/title.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { useLanguage } from '../../texts/texts.ts';
import { useSessionsWords } from './texts.ts';

const EndEverywhere = () => {
  const [words, common] = [useSessionsWords(), useCommonWords()];
  const { modal, message } = App.useApp();
  const end = useAct('DELETE', '/access/sessions');
  const ask = () =>
    void modal.confirm({
      title: words('everywhere'),
      content: words('everywhereSays'),
      okText: words('everywhere'),
      cancelText: common('cancel'),
      onOk: () =>
        end.mutateAsync({}).then(
          () => window.location.assign('/'),
          (error: unknown) => void message.error(whyOf(error), 8),
        ),
    });
  return (
    <Button danger onClick={ask}>
      {words('everywhere')}
    </Button>
  );
};

/** Where one is signed in: end one, or all. */
export const SessionsPage = () => {
  const [words, language] = [useSessionsWords(), useLanguage()];
  const { message } = App.useApp();
  const sessions = useQuery(read('/access/sessions'));
  const end = useAct('DELETE', '/access/sessions/{session}');
  const endOne = (session: string) =>
    end.mutateAsync({ params: { session } }).then(
      () => void message.success(words('ended')),
      (error: unknown) => void message.error(whyOf(error), 8),
    );
  return (
    <>
      <Title>{words('title')}</Title>
      <section className="card" aria-label={words('title')}>
        <p className="soft">{words('says')}</p>
        <Asked query={sessions}>
          {({ body }) => (
            <Grid caption={words('title')} heads={(['browser', 'opened', 'seen', 'ends', 'end'] as const).map((name) => words(name))}>
              {body.sessions.map(({ id, agent, opened, seen, ends, current }) => (
                <tr key={id}>
                  <th scope="row">{agent ?? words('unknown')}</th>
                  <td>{momentText(opened, language)}</td>
                  <td>{momentText(seen, language)}</td>
                  <td>{momentText(ends, language)}</td>
                  <td>
                    {current ? (
                      <span className="tag blue">{words('here')}</span>
                    ) : (
                      <Button size="small" aria-label={words('endOf', { opened: momentText(opened, language) })} onClick={() => void endOne(id)}>
                        {words('end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </Grid>
          )}
        </Asked>
        <EndEverywhere />
      </section>
    </>
  );
};
