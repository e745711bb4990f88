import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { OfVersion } from '../../parts/of-version.tsx';
import { OfYear } from '../../parts/of-year.tsx';
import { Title } from '../../parts/title.tsx';
import { VersionLine } from '../../parts/version-line.tsx';
import { Lost, Spread, Trend } from './charts.tsx';
import { HeatTable } from './heat-table.tsx';
import { useAnalysisWords } from './texts.ts';
import { Townships } from './townships.tsx';
import './analysis.css';

const Charts = ({ cycle, version }: { cycle: string; version: string }) => {
  const words = useAnalysisWords();
  const asking = { params: { cycle }, query: { version } };
  const [proposal, heat] = [useQuery(read('/scoring/{cycle}/proposal', asking)), useQuery(read('/scoring/{cycle}/heat', asking))];
  const [chosen, choose] = useState<string>();
  return (
    <Asked query={proposal}>
      {({ body }) => {
        const category = body.categories.find(({ code }) => code === chosen) ?? body.categories[0];
        if (category === undefined) return null;
        return (
          <>
            <p className="intro">
              <VersionLine of={body} />
            </p>
            <label className="choice">
              {words('category')}{' '}
              <select value={category.code} onChange={({ target }) => choose(target.value)}>
                {body.categories.map(({ code, name, count }) => (
                  <option key={code} value={code}>
                    {words('categoryOf', { name, count })}
                  </option>
                ))}
              </select>
            </label>
            <div className="side-by-side">
              <Spread category={category} />
              <Asked query={heat}>
                {(answer) => {
                  const own = answer.body.categories.find(({ code }) => code === category.code);
                  return own === undefined ? null : <Lost category={own} />;
                }}
              </Asked>
            </div>
            <Asked query={heat}>
              {(answer) => {
                const own = answer.body.categories.find(({ code }) => code === category.code);
                return own === undefined ? null : <HeatTable category={own} />;
              }}
            </Asked>
            <Trend category={category} />
            <Townships category={category} />
          </>
        );
      }}
    </Asked>
  );
};

/** 图表分析: each chart answers one question, and has its table behind it. */
export const AnalysisPage = () => {
  const words = useAnalysisWords();
  return (
    <>
      <Title>{words('title')}</Title>
      <OfYear>{(cycle) => <OfVersion cycle={cycle}>{(version) => <Charts cycle={cycle} version={version} />}</OfVersion>}</OfYear>
    </>
  );
};
