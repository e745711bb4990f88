import type { HeatCategory } from '#domain/scoring/heat.ts';
import { levelOf } from '../../parts/level.ts';
import { MarkLink, UnitLink } from '../../parts/unit-link.tsx';
import { useResultWords } from '../../texts/result.ts';

import { useAnalysisWords } from './texts.ts';

type Cell = HeatCategory['units'][number]['cells'][number];

const Value = ({ cell }: { cell: Cell }) => {
  const words = useAnalysisWords();
  if (cell.percent === undefined) return '—';
  if (cell.state === 'unreported') return words('unreported');
  return cell.state === 'pending' ? words('pending') : cell.percent;
};

/** Every unit on every indicator: the number is the cell, its colour only helps the eye. */
export const HeatTable = ({ category }: { category: HeatCategory }) => {
  const [words, result] = [useAnalysisWords(), useResultWords()];
  return (
    <section className="card" aria-labelledby="heat">
      <h2 id="heat">{words('heat')}</h2>
      <p className="soft">{words('heatSays')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="scroll tall" tabIndex={0} aria-label={words('heatOf', { category: category.name })}>
        <table className="grid heat">
          <caption className="out-of-sight">{words('heat')}</caption>
          <thead>
            <tr>
              <th scope="col">{result('unit')}</th>
              {category.indicators.map(({ code, name }) => (
                <th key={code} scope="col" title={name}>
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {category.units.map(({ unit, name, cells }) => (
              <tr key={unit}>
                <th scope="row">
                  <UnitLink unit={unit}>{name}</UnitLink>
                </th>
                {category.indicators.map((indicator, at) => {
                  const cell = cells[at] ?? {};
                  return (
                    <td key={indicator.code} className={cell.percent === undefined ? 'soft' : levelOf(cell.percent)}>
                      {cell.percent === undefined ? (
                        <Value cell={cell} />
                      ) : (
                        <MarkLink unit={unit} indicator={indicator.code}>
                          <Value cell={cell} />
                        </MarkLink>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};
