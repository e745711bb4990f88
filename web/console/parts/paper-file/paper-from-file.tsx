import { App, Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { useCommonWords } from '../../texts/common.ts';
import { ChooseFile } from '../choose-file.tsx';
import { whyOf } from '../why-of.ts';
import { ProblemsInFile } from './problems-in-file.tsx';
import type { PaperFile, PaperKind } from './read-paper.ts';
import { usePaperFileWords } from './texts.ts';

type Document = PaperFile['document'];

interface Props {
  kind: PaperKind;
  /** What such a paper is called. */
  called: string;
  label: string;
  /** What the act is called that takes the file. */
  act: string;
  /** What will happen. */
  warning?: string;
  said: string;
  /** The version that the file becomes; undefined: the one that stands in it. */
  version?: number;
  /** A draft of that version is there already. */
  replaces?: boolean;
  /** All problems that publishing would refuse; without it they are told when the file is sent. */
  check?: (document: Document) => Promise<readonly Problem[]>;
  send: (document: Document) => Promise<unknown>;
}

type Chosen =
  | { at: 'nothing' }
  | { at: 'refused'; reasons: readonly ReactNode[] }
  | { at: 'checking'; paper: PaperFile }
  | { at: 'checked'; paper: PaperFile; problems: readonly Problem[] };

const titleOf = ({ title }: Document, called: string): string => (typeof title === 'string' && title !== '' ? title : called);

/** A paper of the office from a file. What is wrong is told by its line before anything is kept; a refused file changes nothing. */
export const PaperFromFile = ({ kind, called, label, act, warning, said, version, replaces = false, check, send }: Props) => {
  const [words, common] = [usePaperFileWords(), useCommonWords()];
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Chosen>({ at: 'nothing' });
  const [why, setWhy] = useState<string>();
  const begin = () => {
    setChosen({ at: 'nothing' });
    setWhy(undefined);
    setOpen(true);
  };
  const choose = async (file: File) => {
    setWhy(undefined);
    const { readPaper, PaperRefused } = await import('./read-paper.ts');
    try {
      const read = await readPaper(kind, file);
      const paper = version === undefined ? read : { ...read, document: { ...read.document, version } };
      setChosen({ at: 'checking', paper });
      setChosen({ at: 'checked', paper, problems: (await check?.(paper.document)) ?? [] });
    } catch (error) {
      const reasons =
        error instanceof PaperRefused
          ? error.reasons.map((reason) => (reason.why === 'broken' ? reason.text : words(reason.why, { kind: called, got: 'got' in reason ? reason.got : '' })))
          : [whyOf(error)];
      setChosen({ at: 'refused', reasons });
    }
  };
  const take = async (paper: PaperFile) => {
    setBusy(true);
    setWhy(undefined);
    try {
      await send(paper.document);
      setOpen(false);
      void message.success(said);
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.length > 0) setChosen({ at: 'checked', paper, problems: error.errors });
      setWhy(error instanceof ApiProblem ? error.message : whyOf(error));
    }
    setBusy(false);
  };
  const paper = chosen.at === 'checked' || chosen.at === 'checking' ? chosen.paper : undefined;
  return (
    <>
      <Button onClick={begin}>{label}</Button>
      <Modal
        open={open}
        destroyOnHidden
        width="min(48rem, 95vw)"
        title={label}
        okText={act}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: chosen.at !== 'checked', loading: busy }}
        onOk={() => {
          if (chosen.at === 'checked') void take(chosen.paper);
        }}
        onCancel={() => setOpen(false)}
      >
        {warning === undefined ? null : <p>{warning}</p>}
        <p className="soft">{words('says')}</p>
        <p>
          <ChooseFile accept=".yaml,.yml,.json" choose={(file) => void choose(file)}>
            {words('file')}
          </ChooseFile>{' '}
          {paper === undefined ? null : <span className="soft">{words('chosen', { name: paper.name })}</span>}
        </p>
        <div aria-live="polite">
          {chosen.at === 'refused' ? (
            <ul className="wrong">
              {chosen.reasons.map((reason) => (
                <li key={String(reason)}>{reason}</li>
              ))}
            </ul>
          ) : null}
          {paper === undefined ? null : <p>{words('becomes', { title: titleOf(paper.document, called), version: String(paper.document['version'] ?? 1) })}</p>}
          {paper !== undefined && replaces ? <p className="wrong">{words('replaces', { version: version ?? 1 })}</p> : null}
          {chosen.at === 'checking' ? <p className="soft">{words('checking')}</p> : null}
          {why === undefined ? null : (
            <p role="alert" className="wrong">
              {why}
            </p>
          )}
          {chosen.at !== 'checked' || (chosen.problems.length === 0 && check === undefined) ? null : chosen.problems.length === 0 ? (
            <p className="green-ink">{words('fine')}</p>
          ) : (
            <>
              <ProblemsInFile problems={chosen.problems} lineOf={chosen.paper.lineOf} />
              {check === undefined ? null : <p className="soft">{words('draftAnyway')}</p>}
            </>
          )}
        </div>
      </Modal>
    </>
  );
};
