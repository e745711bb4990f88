import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../../shared/api/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/states.tsx';
import { Title } from '../../parts/title.tsx';
import { useUnitName } from '../../parts/unit-name.ts';
import { useFieldWords } from '../../texts/field.ts';
import { FigureTable } from './figure-table.tsx';
import { Indicators } from './indicators.tsx';
import { SigningActs } from './signing-acts.tsx';
import { useSigningWords } from './texts.ts';

/** 签发: what a unit's leader needs to decide, on a phone: the red ones first, then every figure, then sign or return. */
export const SigningPage = () => {
  const [words, field] = [useSigningWords(), useFieldWords()];
  const { cycle, window, unit } = useParams({ from: '/signing/$cycle/$window/$unit' });
  const path = useMemo(() => ({ cycle, window, unit }), [cycle, window, unit]);
  const unitName = useUnitName(cycle);
  const form = useQuery(read('/reporting/{cycle}/{window}/{unit}', { params: path }));
  return (
    <Asked page query={form}>
      {({ body, rev }) => (
        <>
          <Title beside={<span>{unitName(unit)}</span>}>{words('title', { window: body.window.name })}</Title>
          {body.submission.status === 'reported' ? (
            <>
              <Indicators form={body} />
              <FigureTable form={body} />
              <SigningActs path={path} rev={rev} />
            </>
          ) : (
            <Empty title={words('settled', { state: field(`submission.${body.submission.status}`) })}>
              <Link to="/reporting/$cycle/$window/$unit" params={path}>
                {words('toForm')}
              </Link>
            </Empty>
          )}
        </>
      )}
    </Asked>
  );
};
