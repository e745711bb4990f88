import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../../shared/api/call.ts';
import { read } from '../../../shared/api/queries.ts';
import { Download } from '../../parts/download.tsx';
import { Grid } from '../../parts/grid.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import type { Intake } from './states.ts';
import { useImportsWords } from './texts.ts';

interface Props {
  cycle: string;
  intake: Intake;
}

/** One part of the list of bad cells, each with its place, what is there, what was expected and how it could be read. */
const Part = ({ cycle, intake, part }: Props & { part: number }) => {
  const asked = useQuery(read('/ingestion/{cycle}/intakes/{intake}/problems', { params: { cycle, intake: intake.id }, query: { part } }));
  if (asked.data === undefined) {
    return (
      <tr>
        <td colSpan={5}>{asked.isError ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : <Loading />}</td>
      </tr>
    );
  }
  return asked.data.body.problems.map(({ sheet, row, column, header, code, message, expected, got, offer }) => (
    <tr key={`${sheet}-${row}-${column}-${code}`}>
      <th scope="row">
        {column}
        {row} <small className="soft">{header}</small>
      </th>
      <td>{got ?? '—'}</td>
      <td>{message}</td>
      <td>{expected ?? '—'}</td>
      <td className="number">{offer ?? '—'}</td>
    </tr>
  ));
};

/** 有错误的单元格: all of them, and the same file with them marked. */
export const Problems = ({ cycle, intake }: Props) => {
  const words = useImportsWords();
  const [shown, show] = useState(1);
  const parts = intake.problemParts ?? 0;
  if (parts === 0) return <p className="soft">{words('noProblems')}</p>;
  const marked = async (): Promise<string> =>
    (await call('GET', '/ingestion/{cycle}/intakes/{intake}/marked', { params: { cycle, intake: intake.id } })).body.url;
  return (
    <>
      {intake.marked === undefined ? null : <Download address={marked}>{words('marked')}</Download>}
      <Grid caption={words('problems')} heads={(['cell', 'got', 'wrong', 'expected', 'offer'] as const).map((name) => words(name))}>
        {Array.from({ length: shown }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are numbered from 1 and only ever added
          <Part key={at} cycle={cycle} intake={intake} part={at + 1} />
        ))}
      </Grid>
      {shown < parts ? <Button onClick={() => show(shown + 1)}>{words('more', { part: shown, parts })}</Button> : null}
    </>
  );
};
