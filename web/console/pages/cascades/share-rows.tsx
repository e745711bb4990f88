import { Button, Input, Select } from 'antd';
import type { Assessed } from '#domain/targets/asked.ts';
import { Grid } from '../../parts/grid.tsx';
import { isDecimal, type ShareText, withAllOf, withRow } from './draft.ts';
import { useCascadeWords } from './texts.ts';

interface Props {
  shares: readonly ShareText[];
  set: (shares: readonly ShareText[]) => void;
  assessed: readonly Assessed[];
  lead: string;
}

export const indicatorChoices = (assessed: readonly Assessed[], unit: string) =>
  (assessed.find((each) => each.unit.id === unit)?.leaves ?? []).map(({ code, name, unitOfMeasure }) => ({
    value: code,
    label: `${name}(${code}${unitOfMeasure === undefined ? '' : `,${unitOfMeasure}`})`,
  }));

/** Every indicator with the number of units that have it. */
const useWholeChoices = (assessed: readonly Assessed[]) => {
  const words = useCascadeWords();
  const found = new Map<string, { name: string; count: number }>();
  for (const { leaves } of assessed) for (const { code, name } of leaves) found.set(code, { name, count: (found.get(code)?.count ?? 0) + 1 });
  return [...found].map(([indicator, { name, count }]) => ({ value: indicator, label: words('addAllOf', { name, indicator, count }) }));
};

/** Who bears which share: unit, its indicator, the number. */
export const ShareRows = ({ shares, set, assessed, lead }: Props) => {
  const words = useCascadeWords();
  const whole = useWholeChoices(assessed);
  const change = (key: number, part: Partial<ShareText>) => set(shares.map((share) => (share.key === key ? { ...share, ...part } : share)));
  return (
    <>
      <Grid caption={words('shares')} heads={[words('unit'), words('indicator'), words('share'), { silent: words('remove') }]}>
        {shares.map(({ key, unit, indicator, value }, at) => (
          <tr key={key}>
            <td className="form-entry">
              <Select
                aria-label={words('unitOf', { n: at + 1 })}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%', minWidth: '11rem' }}
                value={unit === '' ? undefined : unit}
                options={assessed.map((each) => ({ value: each.unit.id, label: `${each.unit.name}(${each.unit.id})` }))}
                onChange={(next: string) => {
                  const keeps = indicatorChoices(assessed, next).some((each) => each.value === indicator);
                  change(key, { unit: next, indicator: keeps ? indicator : '' });
                }}
              />
            </td>
            <td className="form-entry">
              <Select
                aria-label={words('indicatorOf', { n: at + 1 })}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%', minWidth: '11rem' }}
                disabled={unit === ''}
                value={indicator === '' ? undefined : indicator}
                options={indicatorChoices(assessed, unit)}
                onChange={(next: string) => change(key, { indicator: next })}
              />
            </td>
            <td>
              <Input
                aria-label={words('shareOf', { n: at + 1 })}
                inputMode="decimal"
                style={{ minWidth: '6rem' }}
                status={value === '' || isDecimal(value) ? '' : 'error'}
                value={value}
                onChange={({ target }) => change(key, { value: target.value })}
              />
            </td>
            <td>
              <Button size="small" type="link" aria-label={words('removeOf', { n: at + 1 })} onClick={() => set(shares.filter((each) => each.key !== key))}>
                {words('remove')}
              </Button>
            </td>
          </tr>
        ))}
      </Grid>
      <div className="acts">
        <Button onClick={() => set(withRow(shares))}>{words('add')}</Button>
        <Select
          aria-label={words('addAll')}
          placeholder={words('addAll')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: '16rem', maxWidth: '100%' }}
          value={null}
          options={whole}
          onChange={(indicator: string | null) => {
            if (indicator !== null) set(withAllOf(shares, indicator, assessed, lead));
          }}
        />
      </div>
    </>
  );
};
