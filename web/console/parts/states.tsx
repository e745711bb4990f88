import { Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/problem.ts';
import { useCommonWords } from '../texts/common.ts';
import { Title } from './title.tsx';

export const Loading = () => {
  const words = useCommonWords();
  return (
    <div className="state" role="status">
      <Spin />
      <p>{words('loading')}</p>
    </div>
  );
};

/** Nothing here, and what comes next. */
export const Empty = ({ title, next, children }: { title: string; next?: string; children?: ReactNode }) => (
  <div className="state">
    <p>
      <strong>{title}</strong>
    </p>
    {next === undefined ? null : <p>{next}</p>}
    {children}
  </div>
);

/** What went wrong, in the API's own words, and the way on; `page`: nothing else is on the page, so that its heading is this. */
export const Failure = ({ error, retry, page = false }: { error: unknown; retry?: () => void; page?: boolean }) => {
  const words = useCommonWords();
  const problem = error instanceof ApiProblem ? error : undefined;
  const title = problem?.status === 403 ? words('forbidden') : problem?.status === 404 ? words('notFound') : words('failed');
  return (
    <div className="state" role="alert">
      {page ? (
        <Title>{title}</Title>
      ) : (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      <p>{problem === undefined ? words('unreachable') : problem.status === 403 ? words('forbiddenHint') : problem.message}</p>
      {problem?.status === 500 ? <p>{words('request', { id: problem.requestId ?? '-' })}</p> : null}
      {problem?.status === 403 || problem?.status === 404 ? (
        <Link to="/">{words('toHome')}</Link>
      ) : retry === undefined ? null : (
        <Button onClick={retry}>{words('retry')}</Button>
      )}
    </div>
  );
};
