import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Mode } from '#domain/projects/mode.ts';
import { Failure, Loading } from './parts/states.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = { getParentRoute: () => root } as const;

/** Every page comes when it is first opened. */
const pages = [
  createRoute({ ...at, path: '/', component: lazyRouteComponent(() => import('./pages/home/home.tsx'), 'Home') }),
  createRoute({ ...at, path: '/signed-in', component: lazyRouteComponent(() => import('./sign-in/signed-in.tsx'), 'SignedIn') }),
  createRoute({ ...at, path: '/sessions', component: lazyRouteComponent(() => import('./pages/sessions/sessions-page.tsx'), 'SessionsPage') }),
  createRoute({ ...at, path: '/reporting', component: lazyRouteComponent(() => import('./pages/reporting/my-list.tsx'), 'MyList') }),
  createRoute({
    ...at,
    path: '/reporting/$cycle/$window/$unit',
    component: lazyRouteComponent(() => import('./pages/reporting/form-page.tsx'), 'FormPage'),
  }),
  createRoute({ ...at, path: '/signing/$cycle/$window/$unit', component: lazyRouteComponent(() => import('./pages/signing/signing-page.tsx'), 'SigningPage') }),
  createRoute({
    ...at,
    path: '/accepting/$cycle/$window/$unit',
    component: lazyRouteComponent(() => import('./pages/accepting/accepting-page.tsx'), 'AcceptingPage'),
  }),
  createRoute({ ...at, path: '/imports', component: lazyRouteComponent(() => import('./pages/imports/imports-page.tsx'), 'ImportsPage') }),
  createRoute({ ...at, path: '/imports/$cycle/$intake', component: lazyRouteComponent(() => import('./pages/imports/intake-page.tsx'), 'IntakePage') }),
  createRoute({ ...at, path: '/targets', component: lazyRouteComponent(() => import('./pages/targets/all-targets-page.tsx'), 'AllTargetsPage') }),
  createRoute({ ...at, path: '/targets/$cycle/$unit', component: lazyRouteComponent(() => import('./pages/targets/targets-page.tsx'), 'TargetsPage') }),
  createRoute({ ...at, path: '/cascades', component: lazyRouteComponent(() => import('./pages/cascades/cascades-page.tsx'), 'CascadesPage') }),
  createRoute({
    ...at,
    path: '/cascades/$cycle/edit',
    validateSearch: ({ id }: Record<string, unknown>): { id?: string } => (id === undefined ? {} : { id: String(id) }),
    component: lazyRouteComponent(() => import('./pages/cascades/edit-page.tsx'), 'EditCascadePage'),
  }),
  createRoute({ ...at, path: '/schemes', component: lazyRouteComponent(() => import('./pages/schemes/papers-page.tsx'), 'PapersPage') }),
  createRoute({
    ...at,
    path: '/schemes/$cycle/$code/$version',
    component: lazyRouteComponent(() => import('./pages/schemes/editor-page.tsx'), 'SchemeEditorPage'),
  }),
  createRoute({ ...at, path: '/people', component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage') }),
  createRoute({ ...at, path: '/people/$person', component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage') }),
  createRoute({ ...at, path: '/substitutions', component: lazyRouteComponent(() => import('./pages/people/substitutions-page.tsx'), 'SubstitutionsPage') }),
  createRoute({ ...at, path: '/commitments', component: lazyRouteComponent(() => import('./pages/commitments/commitments-page.tsx'), 'CommitmentsPage') }),
  createRoute({ ...at, path: '/ledger', component: lazyRouteComponent(() => import('./pages/ledger/ledger-page.tsx'), 'LedgerPage') }),
  createRoute({ ...at, path: '/lead', component: lazyRouteComponent(() => import('./pages/lead/lead-page.tsx'), 'LeadPage') }),
  createRoute({ ...at, path: '/today', component: lazyRouteComponent(() => import('./pages/today/today-page.tsx'), 'TodayPage') }),
  createRoute({
    ...at,
    path: '/reconciliation',
    component: lazyRouteComponent(() => import('./pages/reconciliation/reconciliation-page.tsx'), 'ReconciliationPage'),
  }),
  createRoute({
    ...at,
    path: '/explanation/$cycle/$unit/$indicator',
    validateSearch: ({ version }: Record<string, unknown>): { version?: string } => (version === undefined ? {} : { version: String(version) }),
    component: lazyRouteComponent(() => import('./pages/explanation/explanation-page.tsx'), 'ExplanationPage'),
  }),
  createRoute({ ...at, path: '/projects', component: lazyRouteComponent(() => import('./pages/projects/projects-page.tsx'), 'ProjectsPage') }),
  createRoute({ ...at, path: '/projects/$cycle/new', component: lazyRouteComponent(() => import('./pages/projects/new-project-page.tsx'), 'NewProjectPage') }),
  createRoute({ ...at, path: '/projects/$cycle/$project', component: lazyRouteComponent(() => import('./pages/projects/project-page.tsx'), 'ProjectPage') }),
  createRoute({
    ...at,
    path: '/projects/$cycle/$project/$mode',
    parseParams: ({ mode, ...rest }) => ({ ...rest, mode: Mode.parse(mode) }),
    component: lazyRouteComponent(() => import('./pages/projects/evaluation-page.tsx'), 'EvaluationPage'),
  }),
  createRoute({ ...at, path: '/units', component: lazyRouteComponent(() => import('./pages/unit-file/unit-list.tsx'), 'UnitList') }),
  createRoute({ ...at, path: '/units/$cycle/$unit', component: lazyRouteComponent(() => import('./pages/unit-file/unit-file-page.tsx'), 'UnitFilePage') }),
  createRoute({ ...at, path: '/my-unit', component: lazyRouteComponent(() => import('./pages/unit-file/my-unit.tsx'), 'MyUnit') }),
  createRoute({ ...at, path: '/sources', component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage') }),
  createRoute({ ...at, path: '/holidays', component: lazyRouteComponent(() => import('./pages/holidays/holidays-page.tsx'), 'HolidaysPage') }),
  createRoute({ ...at, path: '/map', component: lazyRouteComponent(() => import('./pages/map/map-page.tsx'), 'MapPage') }),
  createRoute({ ...at, path: '/year', component: lazyRouteComponent(() => import('./pages/year/year-page.tsx'), 'YearPage') }),
  createRoute({ ...at, path: '/proposal', component: lazyRouteComponent(() => import('./pages/proposal/proposal-page.tsx'), 'ProposalPage') }),
  createRoute({ ...at, path: '/decisions', component: lazyRouteComponent(() => import('./pages/decisions/decisions-page.tsx'), 'DecisionsPage') }),
  createRoute({ ...at, path: '/overview', component: lazyRouteComponent(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage') }),
  createRoute({ ...at, path: '/analysis', component: lazyRouteComponent(() => import('./pages/analysis/analysis-page.tsx'), 'AnalysisPage') }),
  createRoute({ ...at, path: '/budget', component: lazyRouteComponent(() => import('./pages/budget/budget-page.tsx'), 'BudgetPage') }),
  createRoute({ ...at, path: '/trail', component: lazyRouteComponent(() => import('./pages/trail/trail-page.tsx'), 'TrailPage') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
