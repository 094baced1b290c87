import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readCaseSearch } from '../fraud/case-search.ts';
import { readListSearch } from '../fraud-lists/list-search.ts';
import { Loading } from '../parts/loading.tsx';
import { NotThere } from '../parts/not-there.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { readPlaceSearch } from '../strategies/edit/place-search.ts';
import { readCompareSearch } from '../strategies/compare/compare-search.ts';
import { isApplicationState, isLoanState } from '../words/states.ts';
import { Frame } from './frame.tsx';

const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  notFoundComponent: NotThere,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // The router navigates by throwing what redirect() makes.
    // oxlint-disable-next-line typescript/only-throw-error -- the router's documented way to redirect
    throw redirect({ to: '/applications', search: {}, replace: true });
  },
});

/** The state of the filter lives in the address, so that a view can be shared and kept. */
const queue = createRoute({
  getParentRoute: () => root,
  path: '/applications',
  validateSearch: ({ state }) => (isApplicationState(state) ? { state } : {}),
  component: QueuePage,
});

const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId',
  component: lazyRouteComponent(() => import('../application/application-page.tsx'), 'ApplicationPage'),
});

const behaviour = createRoute({
  getParentRoute: () => root,
  path: '/applications/$applicationId/behaviour',
  component: lazyRouteComponent(() => import('../behaviour/behaviour-page.tsx'), 'BehaviourPage'),
});

const fraudCases = createRoute({
  getParentRoute: () => root,
  path: '/fraud-cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('../fraud/cases-page.tsx'), 'CasesPage'),
});

const fraudCase = createRoute({
  getParentRoute: () => root,
  path: '/fraud-cases/$caseId',
  component: lazyRouteComponent(() => import('../fraud/case-page.tsx'), 'CasePage'),
});

const fraudLists = createRoute({
  getParentRoute: () => root,
  path: '/fraud-lists',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../fraud-lists/lists-page.tsx'), 'ListsPage'),
});

const typologies = createRoute({
  getParentRoute: () => root,
  path: '/typologies',
  component: lazyRouteComponent(() => import('../typologies/typologies-page.tsx'), 'TypologiesPage'),
});

const typologyVersion = createRoute({
  getParentRoute: () => root,
  path: '/typologies/$versionId',
  component: lazyRouteComponent(() => import('../typologies/version-page.tsx'), 'VersionPage'),
});

const typology = createRoute({
  getParentRoute: () => root,
  path: '/typologies/$versionId/$typologyId',
  component: lazyRouteComponent(() => import('../typologies/typology-page.tsx'), 'TypologyPage'),
});

const loans = createRoute({
  getParentRoute: () => root,
  path: '/loans',
  validateSearch: ({ state }) => (isLoanState(state) ? { state } : {}),
  component: lazyRouteComponent(() => import('../loans/loans-page.tsx'), 'LoansPage'),
});

const loan = createRoute({
  getParentRoute: () => root,
  path: '/loans/$loanId',
  component: lazyRouteComponent(() => import('../loans/loan-page.tsx'), 'LoanPage'),
});

const creditLines = createRoute({
  getParentRoute: () => root,
  path: '/credit-lines',
  component: lazyRouteComponent(() => import('../credit-lines/credit-lines-page.tsx'), 'CreditLinesPage'),
});

const creditLine = createRoute({
  getParentRoute: () => root,
  path: '/credit-lines/$creditLineId',
  component: lazyRouteComponent(() => import('../credit-lines/credit-line-page.tsx'), 'CreditLinePage'),
});

const suspense = createRoute({
  getParentRoute: () => root,
  path: '/suspense',
  validateSearch: ({ state }) => (state === 'ended' ? { state: 'ended' as const } : {}),
  component: lazyRouteComponent(() => import('../suspense/suspense-page.tsx'), 'SuspensePage'),
});

const statement = createRoute({
  getParentRoute: () => root,
  path: '/suspense/statements/$statementId',
  component: lazyRouteComponent(() => import('../suspense/statement-page.tsx'), 'StatementPage'),
});

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/portfolio',
  component: lazyRouteComponent(() => import('../portfolio/portfolio-page.tsx'), 'PortfolioPage'),
});

const trialBalance = createRoute({
  getParentRoute: () => root,
  path: '/trial-balance',
  component: lazyRouteComponent(() => import('../trial-balance/trial-balance-page.tsx'), 'TrialBalancePage'),
});

const books = createRoute({
  getParentRoute: () => root,
  path: '/books',
  component: lazyRouteComponent(() => import('../books/books-page.tsx'), 'BooksPage'),
});

const strategies = createRoute({
  getParentRoute: () => root,
  path: '/strategies',
  component: lazyRouteComponent(() => import('../strategies/strategies-page.tsx'), 'StrategiesPage'),
});

const strategy = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId',
  component: lazyRouteComponent(() => import('../strategies/strategy-page.tsx'), 'StrategyPage'),
});

const strategyEdit = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId/edit',
  validateSearch: readPlaceSearch,
  component: lazyRouteComponent(() => import('../strategies/edit/edit-page.tsx'), 'EditPage'),
});

const strategyChanges = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId/changes',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('../strategies/compare/compare-page.tsx'), 'ComparePage'),
});

const strategySimulator = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId/simulator',
  component: lazyRouteComponent(() => import('../strategies/simulate/simulate-page.tsx'), 'SimulatePage'),
});

const strategyBeside = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId/beside',
  component: lazyRouteComponent(() => import('../strategies/beside/beside-page.tsx'), 'BesidePage'),
});

const strategyRelease = createRoute({
  getParentRoute: () => root,
  path: '/strategies/$strategyId/release',
  component: lazyRouteComponent(() => import('../strategies/release/release-page.tsx'), 'ReleasePage'),
});

const backtests = createRoute({
  getParentRoute: () => root,
  path: '/strategies/backtests',
  component: lazyRouteComponent(() => import('../strategies/backtest/backtests-page.tsx'), 'BacktestsPage'),
});

const backtest = createRoute({
  getParentRoute: () => root,
  path: '/strategies/backtests/$backtestId',
  component: lazyRouteComponent(() => import('../strategies/backtest/backtest-page.tsx'), 'BacktestPage'),
});

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: lazyRouteComponent(() => import('../models/models-page.tsx'), 'ModelsPage'),
});

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$modelId',
  component: lazyRouteComponent(() => import('../models/model-page.tsx'), 'ModelPage'),
});

const modelDrift = createRoute({
  getParentRoute: () => root,
  path: '/models/$modelId/drift',
  component: lazyRouteComponent(() => import('../models/drift-page.tsx'), 'DriftPage'),
});

const modelComparison = createRoute({
  getParentRoute: () => root,
  path: '/models/$modelId/comparison',
  component: lazyRouteComponent(() => import('../models/comparison-page.tsx'), 'ComparisonPage'),
});

const modelInventory = createRoute({
  getParentRoute: () => root,
  path: '/models/inventory',
  component: lazyRouteComponent(() => import('../models/inventory-page.tsx'), 'InventoryPage'),
});

const trainingRuns = createRoute({
  getParentRoute: () => root,
  path: '/models/runs',
  component: lazyRouteComponent(() => import('../models/runs-page.tsx'), 'RunsPage'),
});

const trainingRun = createRoute({
  getParentRoute: () => root,
  path: '/models/runs/$runId',
  component: lazyRouteComponent(() => import('../models/run-page.tsx'), 'RunPage'),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/intake',
  validateSearch: ({ state }) => (state === 'acknowledged' ? { state: 'acknowledged' as const } : {}),
  component: lazyRouteComponent(() => import('../intake/intake-page.tsx'), 'IntakePage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../webhooks/webhooks-page.tsx'), 'WebhooksPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: ({ subject }) => (typeof subject === 'string' && subject !== '' ? { subject } : {}),
  component: lazyRouteComponent(() => import('../audit/audit-page.tsx'), 'AuditPage'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('../staff/staff-page.tsx'), 'StaffPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    queue,
    application,
    behaviour,
    fraudCases,
    fraudCase,
    fraudLists,
    typologies,
    typologyVersion,
    typology,
    loans,
    loan,
    creditLines,
    creditLine,
    suspense,
    statement,
    portfolio,
    trialBalance,
    books,
    strategies,
    strategy,
    strategyEdit,
    strategyChanges,
    strategySimulator,
    strategyBeside,
    strategyRelease,
    backtests,
    backtest,
    models,
    model,
    modelDrift,
    modelComparison,
    modelInventory,
    trainingRuns,
    trainingRun,
    intake,
    webhooks,
    audit,
    staff,
  ]),
  basepath: '/console',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
