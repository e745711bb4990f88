import { useQuery } from '@tanstack/react-query';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { EvidenceList } from '../explanation/evidence-list.tsx';
import { useUnitFileWords } from './texts.ts';

/** 佐证材料 of the unit, of the whole year. */
export const Documents = ({ cycle, unit }: { cycle: string; unit: string }) => {
  const words = useUnitFileWords();
  const asked = useQuery(read('/reporting/{cycle}/evidence/{unit}', { params: { cycle, unit }, query: { limit: 500 } }));
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">{words('evidence')}</h2>
      <Asked query={asked}>
        {({ body: { evidence, next } }) =>
          evidence.length === 0 ? (
            <p className="soft">{words('noEvidence')}</p>
          ) : (
            <>
              <EvidenceList cycle={cycle} unit={unit} documents={evidence} />
              {next === undefined ? null : <p className="soft">{words('more', { count: evidence.length })}</p>}
            </>
          )
        }
      </Asked>
    </section>
  );
};
