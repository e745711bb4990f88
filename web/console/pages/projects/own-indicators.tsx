import { Button, Input, Select } from 'antd';
import { exact, sum, toText } from '#domain/numbers/exact.ts';
import type { FormGroup, ProjectForm } from '#domain/projects/form.ts';
import { Nature } from '#domain/projects/indicator.ts';
import { Grid } from '../../parts/grid.tsx';
import type { IndicatorTexts } from './draft-project.ts';
import { useProjectWords } from './texts.ts';

interface Props {
  form: ProjectForm;
  rows: readonly IndicatorTexts[];
  set: (rows: readonly IndicatorTexts[]) => void;
}

const readable = /^\d+(\.\d+)?$/;

const Row = ({ row, nth, change, remove }: { row: IndicatorTexts; nth: number; change: (part: Partial<IndicatorTexts>) => void; remove: () => void }) => {
  const words = useProjectWords();
  const place = `${words('nth', { n: nth })} `;
  const input = (part: 'code' | 'name' | 'target' | 'unitOfMeasure' | 'marks', label: Parameters<typeof words>[0]) => (
    <Input
      aria-label={`${place}${words(label)}`}
      value={row[part]}
      disabled={part === 'unitOfMeasure' && row.nature === '定性'}
      onChange={({ target }) => change({ [part]: target.value })}
    />
  );
  return (
    <tr>
      <td>{input('code', 'id')}</td>
      <td className="form-entry">{input('name', 'indicator')}</td>
      <td>
        <Select
          aria-label={`${place}${words('nature')}`}
          value={row.nature}
          options={Nature.options.map((nature) => ({ value: nature, label: nature }))}
          onChange={(nature: Nature) => change({ nature })}
        />
      </td>
      <td className="form-entry">{input('target', 'target')}</td>
      <td>{input('unitOfMeasure', 'unitOfMeasure')}</td>
      <td>{input('marks', 'marks')}</td>
      <td>
        <Button size="small" type="link" aria-label={words('removeOf', { indicator: row.name === '' ? words('nth', { n: nth }) : row.name })} onClick={remove}>
          {words('remove')}
        </Button>
      </td>
    </tr>
  );
};

const Fixed = ({ indicators }: Pick<FormGroup, 'indicators'>) => {
  const words = useProjectWords();
  return indicators.map(({ code, name, nature, target, unitOfMeasure = '', marks }) => (
    <tr key={code}>
      <td>{code}</td>
      <td>
        {name} <small className="soft">{words('fixed')}</small>
      </td>
      <td>{nature}</td>
      <td>{target}</td>
      <td>{unitOfMeasure}</td>
      <td>{marks}</td>
      <td />
    </tr>
  ));
};

/** 三级指标 by the form's sections: those it gives to every project, those of the project itself, and how the marks add up. */
export const OwnIndicators = ({ form, rows, set }: Props) => {
  const words = useProjectWords();
  const add = (group: string) =>
    set([
      ...rows,
      {
        key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
        group,
        code: `ZB${String(rows.length + 1).padStart(2, '0')}`,
        name: '',
        nature: '≥',
        target: '',
        unitOfMeasure: '',
        marks: '',
      },
    ]);
  const change = (key: number, part: Partial<IndicatorTexts>) => set(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <section className="card" aria-labelledby="indicators">
      <h2 id="indicators">{words('indicators')}</h2>
      <Grid
        caption={words('indicators')}
        heads={[words('id'), words('indicator'), words('nature'), words('target'), words('unitOfMeasure'), words('marks'), { silent: words('remove') }]}
      >
        {form.sections.flatMap((section) => {
          const codes = new Set(section.groups.map(({ code }) => code));
          const marks = [...section.groups.flatMap(({ indicators }) => indicators), ...rows.filter(({ group }) => codes.has(group))].map((each) =>
            each.marks.trim(),
          );
          const givenMarks = toText(sum(marks.filter((text) => readable.test(text)).map(exact)));
          return [
            <tr key={section.code} className="form-section">
              <th scope="rowgroup" colSpan={7}>
                {section.name}{' '}
                <span className={exact(givenMarks).equals(exact(section.marks)) ? 'tag green' : 'tag amber'}>
                  {words('sumOf', { section: section.name, given: givenMarks, marks: section.marks })}
                </span>
              </th>
            </tr>,
            ...section.groups.flatMap((group) => [
              <Fixed key={`${group.code} fixed`} indicators={group.indicators} />,
              ...rows
                .filter((row) => row.group === group.code)
                .map((row) => (
                  <Row
                    key={row.key}
                    row={row}
                    nth={rows.indexOf(row) + 1}
                    change={(part) => change(row.key, part)}
                    remove={() => set(rows.filter(({ key }) => key !== row.key))}
                  />
                )),
              group.own ? (
                <tr key={`${group.code} add`}>
                  <td colSpan={7}>
                    <Button size="small" type="link" onClick={() => add(group.code)}>
                      {words('addIndicator', { group: group.name })}
                    </Button>
                  </td>
                </tr>
              ) : null,
            ]),
          ];
        })}
      </Grid>
    </section>
  );
};
