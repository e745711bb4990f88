import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { abilityOf } from '#domain/access/abilities.ts';
import { type DraftNode, type DraftScheme, itemAt, replaceAt, type Where } from '#domain/schemes/draft-tree.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { useLeaving } from '../../parts/leaving.tsx';
import { usePolicy } from '../../parts/papers.ts';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { whyOf } from '../../parts/why-of.ts';
import { useSession } from '../../shell/session.tsx';
import { Differences } from './differences.tsx';
import { isAt, schemeIn } from './draft.ts';
import { type Choices, ItemForm } from './item-form.tsx';
import { NewVersion } from './new-version.tsx';
import { ProblemList } from './problem-list.tsx';
import { PublishScheme } from './publish-button.tsx';
import { TableButtons } from './table-buttons.tsx';
import { useSchemeWords } from './texts.ts';
import { Tree } from './tree.tsx';
import { useCheck } from './use-check.ts';
import { useSaving } from './use-saving.ts';
import { Versions } from './versions.tsx';
import './schemes.css';

const useChoices = (): Choices => {
  const { goals = [], fields = [] } = usePolicy() ?? {};
  return { goals: goals.map(({ name }) => name), fields };
};

interface Props {
  cycle: string;
  scheme: DraftScheme;
  publication: Publication;
  rev: number | undefined;
  versions: readonly number[];
}

const Editor = ({ cycle, scheme, publication, rev, versions }: Props) => {
  const words = useSchemeWords();
  const { message } = App.useApp();
  const may = abilityOf(useSession().me);
  const choices = useChoices();
  const saving = useSaving(cycle, { scheme, rev });
  const [draft, setDraft] = useState(scheme);
  const [selected, select] = useState<Where>([]);
  const checked = useCheck(cycle, draft);
  const dirty = draft !== saving.saved;
  const asking = useLeaving(dirty);
  const writes = publication.status === 'draft' && may.can('save', 'scheme');
  const change = writes ? (root: DraftNode) => setDraft({ ...draft, root }) : undefined;
  const item = itemAt(draft.root, selected) ?? draft.root;
  const problems = checked.at === 'checked' ? checked.problems : [];
  const tell = (error: unknown) => void message.error(whyOf(error), 8);
  const save = () => saving.save(draft).then((done) => (done ? void message.success(words('saved')) : undefined), tell);
  return (
    <>
      {asking}
      <Title
        beside={
          <>
            <span>{words('versionIs', { version: draft.version })}</span>
            <span className={publication.status === 'draft' ? 'tag amber' : 'tag green'}>{words(`is.${publication.status}`)}</span>
            {dirty ? <span className="tag blue">{words('unsaved')}</span> : null}
          </>
        }
      >
        {draft.name}
      </Title>
      {publication.status === 'published' ? <p className="soft intro">{words('readOnly')}</p> : null}
      <div className="acts top-acts">
        {writes ? (
          <Button type="primary" disabled={!dirty} loading={saving.busy} onClick={() => void save()}>
            {words('save')}
          </Button>
        ) : null}
        {publication.status === 'draft' && !dirty && may.can('publish', 'scheme') ? (
          <PublishScheme cycle={cycle} code={draft.code} name={draft.name} version={draft.version} rev={rev} />
        ) : null}
        {publication.status === 'published' && may.can('save', 'scheme') ? <NewVersion cycle={cycle} draft={draft} next={Math.max(...versions) + 1} /> : null}
        <TableButtons draft={draft} take={change} />
      </div>
      <div className="editor">
        <div className="left">
          <Tree root={draft.root} problems={problems} selected={selected} select={select} change={change} />
          <ProblemList checked={checked} root={draft.root} select={select} />
        </div>
        <ItemForm
          key={selected.join('.')}
          item={item}
          problems={problems.filter((each) => isAt(selected, each))}
          choices={choices}
          change={change === undefined ? undefined : (next) => change(replaceAt(draft.root, selected, next))}
        />
      </div>
      <Versions key={versions.length} cycle={cycle} saved={saving.saved} draft={draft} versions={versions} />
      <Modal
        open={saving.theirs !== undefined}
        width="min(60rem, 95vw)"
        title={words('collision')}
        okText={words('mine')}
        cancelText={words('theirs')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        onOk={() => void saving.saveOver(draft).catch(tell)}
        onCancel={() => setDraft(saving.takeTheirs() ?? draft)}
      >
        <p>{words('collisionSays')}</p>
        {saving.theirs === undefined ? null : <Differences before={saving.theirs} after={draft} />}
      </Modal>
    </>
  );
};

/** 考评细则: its tree and weights, each rule beside its official text with a worked example, all problems, versions with a difference, the county's table. */
export const SchemeEditorPage = () => {
  const words = useSchemeWords();
  const { cycle, code, version } = useParams({ from: '/schemes/$cycle/$code/$version' });
  const asked = useQuery(read('/schemes/{cycle}/schemes/{code}/{version}', { params: { cycle, code, version: Number(version) } }));
  const all = useQuery(read('/schemes/{cycle}/schemes', { params: { cycle } }));
  return (
    <Asked page query={asked}>
      {({ body, rev }) => (
        <Asked query={all}>
          {({ body: { versions } }) => {
            const scheme = schemeIn(body.document);
            if (scheme === undefined) return <Empty title={words('broken')} />;
            const known = versions.filter((each) => each.code === code).map((each) => each.version);
            return <Editor key={`${cycle}/${code}/${version}`} cycle={cycle} scheme={scheme} publication={body.version} rev={rev} versions={known} />;
          }}
        </Asked>
      )}
    </Asked>
  );
};
