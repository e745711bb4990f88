import type { ProposedCategory } from '#domain/scoring/proposal.ts';
import { Change } from '../../parts/change.tsx';
import { Grid } from '../../parts/grid.tsx';
import { UnitLink } from '../../parts/unit-link.tsx';
import { useResultWords } from '../../texts/result.ts';
import { Standing } from './standing.tsx';
import { useProposalWords } from './texts.ts';

const Head = ({ category }: { category: ProposedCategory }) => {
  const words = useProposalWords();
  const { fullMarks, count, ranked, mean, lowest, highest, meanBefore, seats, grades } = category;
  return (
    <ul className="facts">
      <li>{words('count', { full: fullMarks, count, ranked })}</li>
      <li>
        {words('levels', { mean, lowest, highest })}
        {meanBefore === undefined ? '' : ` · ${words('before', { mean: meanBefore })}`}
      </li>
      <li>
        {seats === undefined ? words('noSeats') : words('seats', { grade: seats.grade, seats: seats.seats, of: seats.of })}
        {seats?.pooled === undefined ? '' : ` · ${words('pooled', { categories: seats.pooled })}`}
      </li>
      <li>
        {words('grades')}{' '}
        {grades
          .filter((each) => each.count > 0)
          .map((each) => words('gradeCount', each))
          .join(' · ')}
      </li>
    </ul>
  );
};

/** One category: level, change and number of units beside every place. */
export const CategoryTable = ({ category, unitName }: { category: ProposedCategory; unitName: (unit: string) => string }) => {
  const [words, result] = [useProposalWords(), useResultWords()];
  const { code, name, units, ranked } = category;
  return (
    <section className="card" aria-labelledby={`category-${code}`}>
      <h2 id={`category-${code}`}>{name}</h2>
      <Head category={category} />
      <Grid
        caption={name}
        heads={[result('unit'), { right: result('score') }, { right: result('level') }, result('change'), result('grade'), result('rank'), words('standing')]}
      >
        {units.map((unit) => (
          <tr key={unit.unit}>
            <th scope="row">
              <UnitLink unit={unit.unit}>{unit.name}</UnitLink>
            </th>
            <td className="right number">
              <UnitLink unit={unit.unit}>{unit.score}</UnitLink>
            </td>
            <td className="right number">{unit.percent}%</td>
            <td>
              <Change by={unit.change} />
            </td>
            <td>{unit.grade}</td>
            <td className="number">{unit.rank === undefined ? words('noRank') : result('rankOf', { rank: unit.rank, of: ranked })}</td>
            <td>
              <Standing unit={unit} unitName={unitName} />
            </td>
          </tr>
        ))}
      </Grid>
    </section>
  );
};
