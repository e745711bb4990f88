import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { CountyMap } from '#domain/cycles/county-map.ts';
import type { Problem } from '#domain/problems/problem.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { textOf } from '../../parts/file-text.ts';
import { ProblemsInFile } from '../../parts/paper-file/problems-in-file.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whyOf } from '../../parts/why-of.ts';
import { useCommonWords } from '../../texts/common.ts';
import { MapWithUnits } from './map-with-units.tsx';
import { useMapWords } from './texts.ts';

type Chosen =
  | { at: 'nothing' }
  | { at: 'unreadable'; name: string }
  | { at: 'refused'; name: string; problems: readonly Problem[] }
  | { at: 'read'; name: string; text: string; map: CountyMap };

const readFile = async (file: File): Promise<Chosen> => {
  const { name } = file;
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return { at: 'unreadable', name };
  const [{ readMap }, { InvalidInput }] = await Promise.all([import('#domain/cycles/county-map.ts'), import('#domain/problems/errors.ts')]);
  try {
    return { at: 'read', name, text, map: readMap(text) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { at: 'refused', name, problems: error.problems };
  }
};

/** Problems of a map name the township; where that stands in the file helps nobody who drew it. */
const withoutPaths = (problems: readonly Problem[]): Problem[] => problems.map((problem) => ({ ...problem, path: '' }));

interface Props {
  /** The map that is there, and the hash it is replaced by. */
  there: { map: CountyMap; hash: string } | undefined;
  units: Plan['units'] | undefined;
}

/** A map from a file: first looked at, then taken. Whoever replaces one says so of the very map that is there. */
export const Importing = ({ there, units }: Props) => {
  const [words, common] = [useMapWords(), useCommonWords()];
  const { message } = App.useApp();
  const take = useAct('POST', '/cycles/map');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Chosen>({ at: 'nothing' });
  /** Hash of the map that may be replaced; another one that comes meanwhile has to be agreed to anew. */
  const [agreed, setAgreed] = useState<string>();
  const [why, setWhy] = useState<string>();
  const again = () => {
    setChosen({ at: 'nothing' });
    setAgreed(undefined);
    setWhy(undefined);
  };
  const choose = async (file: File) => {
    again();
    try {
      setChosen(await readFile(file));
    } catch (error) {
      setWhy(whyOf(error));
    }
  };
  const send = async ({ name, text }: Extract<Chosen, { at: 'read' }>) => {
    setWhy(undefined);
    try {
      await take.mutateAsync({ body: { text, ...(there === undefined ? {} : { replaces: there.hash }) } });
      setOpen(false);
      void message.success(words('done'));
    } catch (error) {
      if (error instanceof ApiProblem && error.errors.length > 0) setChosen({ at: 'refused', name, problems: error.errors });
      else setWhy(whyOf(error));
    }
  };
  const same = chosen.at === 'read' && there !== undefined && JSON.stringify(chosen.map) === JSON.stringify(there.map);
  const ready = chosen.at === 'read' && !same && (there === undefined || agreed === there.hash);
  const label = words(there === undefined ? 'import' : 'replace');
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          again();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        width="min(48rem, 95vw)"
        title={label}
        okText={label}
        cancelText={common('cancel')}
        okButtonProps={{ disabled: !ready, loading: take.isPending }}
        onOk={() => {
          if (ready) void send(chosen);
        }}
        onCancel={() => setOpen(false)}
      >
        <p className="soft">{words('importSays')}</p>
        <p>
          <ChooseFile accept=".geojson,.json" choose={(file) => void choose(file)}>
            {words('file')}
          </ChooseFile>{' '}
          {chosen.at === 'nothing' ? null : <span className="soft">{words('chosen', { name: chosen.name })}</span>}
        </p>
        <div aria-live="polite">
          {chosen.at === 'unreadable' ? <p className="wrong">{words('unreadable')}</p> : null}
          {chosen.at === 'refused' ? <ProblemsInFile problems={withoutPaths(chosen.problems)} lineOf={() => undefined} /> : null}
          {chosen.at === 'read' ? <MapWithUnits map={chosen.map} units={units} label={words('preview')} /> : null}
          {same ? <p>{words('same')}</p> : null}
          {chosen.at !== 'read' || same || there === undefined ? null : (
            <p>
              <Checkbox checked={agreed === there.hash} onChange={({ target }) => setAgreed(target.checked ? there.hash : undefined)}>
                {words('agree', { count: there.map.features.length })}
              </Checkbox>
            </p>
          )}
          {why === undefined ? null : (
            <p role="alert" className="wrong">
              {why}
            </p>
          )}
        </div>
      </Modal>
    </>
  );
};
