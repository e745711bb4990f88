import { Scroll } from '../../parts/scroll.tsx';
import { cardLines } from './card-lines.ts';
import { ExplainLink } from './explain-link.tsx';
import type { Stands } from './standing.tsx';
import { useUnitFileWords } from './texts.ts';

/** 得分明细: the whole tree, down to every mark. */
export const Tree = ({ cycle, unit, standing: { card, version } }: { cycle: string; unit: string; standing: Stands }) => {
  const words = useUnitFileWords();
  return (
    <section className="card" aria-labelledby="tree">
      <h2 id="tree">{words('tree')}</h2>
      <Scroll label={words('tree')}>
        <table className="grid tree">
          <thead>
            <tr>
              <th scope="col">{words('indicator')}</th>
              <th scope="col" className="right">
                {words('full')}
              </th>
              <th scope="col" className="right">
                {words('awarded')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {cardLines(card).map(({ level, node, mark }) => {
              const { code = '', name = '', fullMarks = '' } = node ?? mark ?? {};
              return (
                <tr key={code} className={`level-${level}${node === undefined ? '' : ' node'}`}>
                  <th scope="row">{name}</th>
                  <td className="right number">{fullMarks}</td>
                  <td className="right number">{node?.score ?? mark?.awarded ?? words('outside')}</td>
                  <td>{mark === undefined ? null : <ExplainLink cycle={cycle} unit={unit} code={code} name={name} version={version.version} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};
