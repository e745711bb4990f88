import { useMemo } from 'react';
import type { HeatCategory } from '#domain/scoring/heat.ts';
import type { ProposedCategory } from '#domain/scoring/proposal.ts';
import { Bars } from '../../parts/bars.tsx';
import { SeriesChart } from '../../parts/series-chart.tsx';
import { useResultWords } from '../../texts/result.ts';
import { Behind } from './behind.tsx';
import { useAnalysisWords } from './texts.ts';

const [now, before] = ['#0b4ea2', '#8a6d3b'];

/** How the levels of a category spread. */
export const Spread = ({ category }: { category: ProposedCategory }) => {
  const words = useAnalysisWords();
  const nameOf = ({ from, to }: ProposedCategory['bands'][number]): string =>
    from === undefined ? words('below', { to: to ?? '' }) : to === undefined ? words('above', { from }) : words('between', { from, to });
  const bands = category.bands.map((band) => ({ name: nameOf(band), count: band.count }));
  const { mean, lowest, highest, count } = category;
  return (
    <section className="card" aria-labelledby="spread">
      <h2 id="spread">{words('spread')}</h2>
      <p className="soft">{words('spreadSays', { mean, lowest, highest, count })}</p>
      <SeriesChart
        label={words('spread')}
        data={{ names: bands.map(({ name }) => name), lying: false, series: [{ name: words('units'), values: bands.map((band) => band.count), colour: now }] }}
      />
      <Behind label={words('spread')} heads={[words('band'), words('units')]} rows={bands.map((band) => [band.name, band.count])} />
    </section>
  );
};

/** Indicators drawn; the table has all of them. */
const drawn = 12;

/** Where a category loses its marks. */
export const Lost = ({ category }: { category: HeatCategory }) => {
  const words = useAnalysisWords();
  const byLoss = useMemo(() => category.indicators.filter(({ units }) => units > 0).sort((a, b) => Number(b.lost) - Number(a.lost)), [category]);
  const drawnBars = useMemo(() => byLoss.slice(0, drawn).map(({ name, lost }) => ({ name, value: Number(lost) })), [byLoss]);
  return (
    <section className="card" aria-labelledby="lost">
      <h2 id="lost">{words('lost')}</h2>
      <p className="soft">{words('lostSays')}</p>
      <Bars label={words('lost')} bars={drawnBars} />
      <Behind
        label={words('lost')}
        heads={[words('indicator'), words('fullMarks'), words('units'), words('meanLost')]}
        rows={byLoss.map(({ name, fullMarks, units, lost }) => [name, fullMarks, units, lost])}
      />
    </section>
  );
};

/** Each unit beside its last year. */
export const Trend = ({ category }: { category: ProposedCategory }) => {
  const [words, result] = [useAnalysisWords(), useResultWords()];
  const compared = category.units.filter((unit) => unit.before !== undefined);
  return (
    <section className="card" aria-labelledby="trend">
      <h2 id="trend">{words('trend')}</h2>
      {compared.length === 0 ? (
        <p className="soft">{words('trendNone')}</p>
      ) : (
        <>
          <SeriesChart
            label={words('trend')}
            data={{
              names: compared.map(({ name }) => name),
              lying: true,
              series: [
                { name: words('lastYear'), values: compared.map((unit) => Number(unit.before?.percent)), colour: before },
                { name: words('thisYear'), values: compared.map((unit) => Number(unit.percent)), colour: now },
              ],
            }}
          />
          <Behind
            label={words('trend')}
            heads={[result('unit'), words('lastYear'), words('thisYear'), result('change')]}
            rows={compared.map((unit) => [unit.name, unit.before?.percent ?? '', unit.percent, unit.change ?? ''])}
          />
        </>
      )}
    </section>
  );
};
