import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '../shared/api/problem.ts';
import { router } from './router.tsx';
import { useLanguage } from './texts/texts.ts';
import { theme } from './theme.ts';
import './app.css';

const movedOn = new Set([409, 412]);

/** `call` itself repeats what may pass; what reaches a query is final until the person tries again. */
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000, refetchOnReconnect: 'always' }, mutations: { retry: false, networkMode: 'always' } },
  mutationCache: new MutationCache({
    onSuccess: () => void queries.invalidateQueries(),
    // Refused because the record has moved on: what the person sees is no longer so.
    onError: (error) => {
      if (error instanceof ApiProblem && movedOn.has(error.status)) void queries.invalidateQueries();
    },
  }),
});

const Console = () => (
  <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} locale={useLanguage() === 'en' ? english : chinese}>
    <App>
      <RouterProvider router={router} />
    </App>
  </ConfigProvider>
);

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no #page');
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Console />
    </QueryClientProvider>
  </StrictMode>,
);
