import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Matrix as Data } from '#domain/scoring/matrix.ts';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Grid } from '../../parts/grid.tsx';
import { levelOf } from '../../parts/level.ts';
import { OfVersion } from '../../parts/of-version.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { VersionLine } from '../../parts/version-line.tsx';
import { useResultWords } from '../../texts/result.ts';
import { useOverviewWords } from './texts.ts';

type Cell = Data['byGoal'][number];

/** The units behind a cell. */
const Drilled = ({ cell, category, close }: { cell: Cell; category: string; close: () => void }) => {
  const [words, result] = [useOverviewWords(), useResultWords()];
  return (
    <section className="drilled" aria-label={words('cell', { name: cell.name, category })}>
      <h3>
        {words('cell', { name: cell.name, category })}{' '}
        <button type="button" className="plain" onClick={close}>
          {words('close')}
        </button>
      </h3>
      <Grid caption={words('cell', { name: cell.name, category })} heads={[result('unit'), { right: words('marks') }, { right: result('level') }]}>
        {cell.units.map((unit) => (
          <tr key={unit.unit}>
            <th scope="row">
              <UnitLink unit={unit.unit}>{unit.name}</UnitLink>
            </th>
            <td className="right number">
              {unit.marks} / {unit.fullMarks}
            </td>
            <td className="right number">{unit.percent}%</td>
          </tr>
        ))}
      </Grid>
    </section>
  );
};

const Table = ({ data, cut }: { data: Data; cut: 'goal' | 'field' }) => {
  const words = useOverviewWords();
  const [open, setOpen] = useState<Cell>();
  const [names, cells] = cut === 'goal' ? [data.goals, data.byGoal] : [data.fields, data.byField];
  const categoryName = (code: string) => data.categories.find((each) => each.code === code)?.name ?? code;
  return (
    <>
      <h3>{words(cut === 'goal' ? 'byGoal' : 'byField')}</h3>
      <Scroll label={words(cut === 'goal' ? 'byGoal' : 'byField')}>
        <table className="grid matrix">
          <caption className="out-of-sight">{words(cut === 'goal' ? 'byGoal' : 'byField')}</caption>
          <thead>
            <tr>
              <th scope="col">{words(cut)}</th>
              {data.categories.map(({ code, name, count }) => (
                <th key={code} scope="col">
                  {words('categoryOf', { name, count })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {data.categories.map(({ code, name: category }) => {
                  const cell = cells.find((each) => each.name === name && each.category === code);
                  if (cell === undefined) {
                    return (
                      <td key={code} className="soft">
                        {words('noCell')}
                      </td>
                    );
                  }
                  return (
                    <td key={code}>
                      <button
                        type="button"
                        className={`level ${levelOf(cell.percent)}`}
                        aria-expanded={open === cell}
                        aria-label={words('open', { percent: cell.percent, name, category })}
                        onClick={() => setOpen(open === cell ? undefined : cell)}
                      >
                        {cell.percent}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {open === undefined ? null : <Drilled cell={open} category={categoryName(open.category)} close={() => setOpen(undefined)} />}
    </>
  );
};

const Versioned = ({ cycle, version }: { cycle: string; version: string }) => {
  const words = useOverviewWords();
  const matrix = useQuery(read('/scoring/{cycle}/matrix', { params: { cycle }, query: { version } }));
  return (
    <Asked query={matrix}>
      {({ body }) => (
        <>
          <p className="intro">
            <VersionLine of={body} />
          </p>
          <p className="soft">{words('matrixSays')}</p>
          <Table data={body} cut="goal" />
          <Table data={body} cut="field" />
        </>
      )}
    </Asked>
  );
};

/** 目标 × 类别, with the units behind every cell. */
export const Matrix = ({ cycle }: { cycle: string }) => {
  const words = useOverviewWords();
  return (
    <section className="card parts" aria-labelledby="matrix">
      <h2 id="matrix">{words('matrix')}</h2>
      <OfVersion cycle={cycle}>{(version) => <Versioned cycle={cycle} version={version} />}</OfVersion>
    </section>
  );
};
