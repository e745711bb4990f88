import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import { call } from '../../../shared/api/call.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { Download } from '../../parts/download.tsx';
import { postFile } from '../../parts/post-file.ts';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { useProjectWords } from './texts.ts';
import type { EvaluationPath } from './use-answers.ts';

const evaluation = '/projects/{cycle}/projects/{project}/evaluations/{mode}' as const;

/** The form as the county's workbook, and back: with a single bad cell nothing is taken over and every bad cell is named. */
export const Excel = ({ path, rev, writes }: { path: EvaluationPath; rev: number; writes: boolean }) => {
  const [words, common] = [useProjectWords(), useCommonWords()];
  const { message } = App.useApp();
  const take = useAct('POST', `${evaluation}/import`);
  const [refused, setRefused] = useState<{ upload: string; problems: readonly Problem[] }>();
  const [busy, setBusy] = useState(false);
  const importIt = async (upload: string, conversions: 'ask' | 'take') => {
    try {
      await take.mutateAsync({ params: path, body: { upload, conversions }, ifMatch: rev });
      setRefused(undefined);
      void message.success(words('imported'));
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.length > 0) setRefused({ upload, problems: error.errors });
      else void message.error(whyOf(error), 8);
    }
  };
  const send = async (file: File) => {
    setBusy(true);
    try {
      const upload = crypto.randomUUID();
      const { body } = await call('POST', `${evaluation}/uploads`, { params: path, body: { upload } });
      await postFile(body, file, () => undefined);
      await importIt(upload, 'ask');
    } catch (error) {
      void message.error(whyOf(error), 8);
    }
    setBusy(false);
  };
  const { problems = [], upload = '' } = refused ?? {};
  const convertible = problems.length > 0 && problems.every(({ offer }) => offer !== undefined);
  return (
    <>
      <Download address={async () => (await call('GET', `${evaluation}/workbook`, { params: path })).body.url}>{words('excelOut')}</Download>
      {writes ? (
        <ChooseFile accept=".xlsx" choose={(file) => void send(file)} disabled={busy} title={words('excelSays')}>
          {busy ? common('loading') : words('excelIn')}
        </ChooseFile>
      ) : null}
      <Modal
        open={refused !== undefined}
        width="min(50rem, 95vw)"
        title={words('problems', { count: problems.length })}
        onCancel={() => setRefused(undefined)}
        footer={[
          <Button key="cancel" onClick={() => setRefused(undefined)}>
            {common('cancel')}
          </Button>,
          ...(convertible
            ? [
                <Button key="take" type="primary" loading={take.isPending} onClick={() => void importIt(upload, 'take')}>
                  {words('convert')}
                </Button>,
              ]
            : []),
        ]}
      >
        <ul className="wrong">
          {problems.map(({ path: place, message: why, expected }) => (
            <li key={`${place} ${why}`}>
              {why}
              {expected === undefined ? null : `(${words('expected', { expected })})`}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
};
