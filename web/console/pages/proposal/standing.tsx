import type { ProposedUnit } from '#domain/scoring/proposal.ts';
import { useResultWords } from '../../texts/result.ts';
import { useListed } from '../../texts/texts.ts';
import { useProposalWords } from './texts.ts';

/** Ways to decide a tie that are no goal and no node of the scheme. */
const rules = new Set(['office', 'allIn', 'allOut']);

/** Why a unit stands where it stands: seat, edge, ties, vetoes, changes by hand. */
export const Standing = ({ unit, unitName }: { unit: ProposedUnit; unitName: (unit: string) => string }) => {
  const [words, result] = [useProposalWords(), useResultWords()];
  const listed = useListed();
  const { seat, edge, margin, tiedWith, tieBy, undecided, vetoes, changed, provisional } = unit;
  return (
    <ul className="notes">
      {seat === undefined ? null : (
        <li>
          <span className={seat === 'seat' ? 'tag green' : 'tag'}>{words(seat === 'seat' ? 'seat' : 'noSeat')}</span>
        </li>
      )}
      {edge && margin !== undefined ? (
        <li>
          <span className="tag amber">{words('edge')}</span> {words(seat === 'seat' ? 'ahead' : 'behind', { margin })}
        </li>
      ) : null}
      {tiedWith.length === 0 ? null : <li>{words('tied', { units: listed(tiedWith.map(unitName)) })}</li>}
      {tieBy === undefined ? null : <li>{words('tieBy', { by: rules.has(tieBy) ? words(`tie.${tieBy as 'office'}`) : tieBy })}</li>}
      {undecided ? (
        <li>
          <span className="tag red">{result('undecided')}</span>
        </li>
      ) : null}
      {vetoes.map((veto) => (
        <li key={veto}>
          <span className="tag red">{words('veto', { veto })}</span>
        </li>
      ))}
      {changed.length === 0 ? null : (
        <li>
          <a href="#changes" className="tag amber">
            {result('byHand')}
          </a>
        </li>
      )}
      {provisional ? (
        <li>
          <span className="tag amber">{words('provisional')}</span>
        </li>
      ) : null}
    </ul>
  );
};
