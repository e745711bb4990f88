import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { OfVersion } from '../../parts/of-version.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { VersionLine } from '../../parts/version-line.tsx';
import { CategoryTable } from './category-table.tsx';
import { ChangesTable } from './changes-table.tsx';
import { useProposalWords } from './texts.ts';

const Proposal = ({ cycle, version }: { cycle: string; version: string }) => {
  const words = useProposalWords();
  const unitName = useUnitName(cycle);
  const proposal = useQuery(read('/scoring/{cycle}/proposal', { params: { cycle }, query: { version } }));
  return (
    <Asked query={proposal}>
      {({ body }) => (
        <>
          <p className="intro">
            <VersionLine of={body} />
          </p>
          <p className="intro soft">
            {words('says')} <Link to="/decisions">{words('toDecisions')}</Link> · <Link to="/analysis">{words('toAnalysis')}</Link>
          </p>
          {body.categories.map((category) => (
            <CategoryTable key={category.code} category={category} unitName={unitName} />
          ))}
          <ChangesTable categories={body.categories} />
        </>
      )}
    </Asked>
  );
};

/** 考核结果建议: units by category, never a bare league table. */
export const ProposalPage = () => {
  const words = useProposalWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <OfVersion cycle={cycle}>{(version) => <Proposal cycle={cycle} version={version} />}</OfVersion>}</OfYear>
    </>
  );
};
