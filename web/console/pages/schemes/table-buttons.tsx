import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Problem } from '#domain/problems/problem.ts';
import type { DraftNode, DraftScheme } from '#domain/schemes/draft-tree.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Differences } from './differences.tsx';
import { readWorkbook, workbookOf } from './table.ts';
import { useSchemeWords } from './texts.ts';

/** Export to and import from the county's Excel table. What an import changes is shown before it goes into the draft. */
export const TableButtons = ({ draft, take }: { draft: DraftScheme; take: ((root: DraftNode) => void) | undefined }) => {
  const words = useSchemeWords();
  const { message, modal } = App.useApp();
  const [read, setRead] = useState<DraftNode>();
  const save = async () => saveFile(await workbookOf(draft, words('tableSheet')), `${draft.name}-${draft.year}-${draft.version}.xlsx`);
  const refuse = (problems: readonly Problem[]) =>
    void modal.error({
      title: words('tableBad', { count: problems.length }),
      content: (
        <ul>
          {problems.map(({ path, message: why }) => (
            <li key={`${path} ${why}`}>{why}</li>
          ))}
        </ul>
      ),
    });
  const load = async (file: File) => {
    try {
      const { root, problems } = await readWorkbook(file, draft);
      if (problems.length > 0) refuse(problems);
      else setRead(root);
    } catch {
      // The engine's words are about zip archives; whatever it was, the file cannot be read.
      void message.error(words('tableUnreadable'), 8);
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>{words('tableOut')}</Button>
      {take === undefined ? null : (
        <>
          <ChooseFile accept=".xlsx" choose={(file) => void load(file)}>
            {words('tableIn')}
          </ChooseFile>
          <Modal
            open={read !== undefined}
            width="min(60rem, 95vw)"
            title={words('tableAsk')}
            okText={words('take')}
            cancelText={words('cancel')}
            onCancel={() => setRead(undefined)}
            onOk={() => {
              if (read !== undefined) take(read);
              setRead(undefined);
              void message.success(words('taken'));
            }}
          >
            <p className="soft">{words('tableSays')}</p>
            {read === undefined ? null : <Differences before={draft} after={{ ...draft, root: read }} />}
          </Modal>
        </>
      )}
    </>
  );
};
