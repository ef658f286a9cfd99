import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { NotFound } from './pages/not-found';
import { PageFault } from './pages/page-fault';
import { Shell } from './parts/shell';
import { parseSearch, searchOf, viewOf, type View } from './state/view';

const root = createRootRoute({
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): View => viewOf(search),
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/overview', search: search as never, replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(() => import('./pages/overview'), 'OverviewPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('./pages/report'), 'ReportPage'),
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('./pages/map'), 'MapPage'),
});

const moves = createRoute({
  getParentRoute: () => root,
  path: '/moves',
  component: lazyRouteComponent(() => import('./pages/moves'), 'MovesPage'),
});

const stage = createRoute({
  getParentRoute: () => root,
  path: '/stage/$stage',
  component: lazyRouteComponent(() => import('./pages/stage'), 'StagePage'),
});

const pullRequests = createRoute({
  getParentRoute: () => root,
  path: '/pull-requests',
  component: lazyRouteComponent(() => import('./pages/pull-requests'), 'PullRequestsPage'),
});

const services = createRoute({
  getParentRoute: () => root,
  path: '/services',
  component: lazyRouteComponent(() => import('./pages/services'), 'ServicesPage'),
});

const signal = createRoute({
  getParentRoute: () => root,
  path: '/signal',
  component: lazyRouteComponent(() => import('./pages/signal'), 'SignalPage'),
});

const judge = createRoute({
  getParentRoute: () => root,
  path: '/judge',
  component: lazyRouteComponent(() => import('./pages/judge'), 'JudgePage'),
});

const tune = createRoute({
  getParentRoute: () => root,
  path: '/tune',
  component: lazyRouteComponent(() => import('./pages/tune'), 'TunePage'),
});

const adoption = createRoute({
  getParentRoute: () => root,
  path: '/adoption',
  component: lazyRouteComponent(() => import('./pages/adoption'), 'AdoptionPage'),
});

const effect = createRoute({
  getParentRoute: () => root,
  path: '/effect',
  component: lazyRouteComponent(() => import('./pages/effect'), 'EffectPage'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/what-if',
  component: lazyRouteComponent(() => import('./pages/what-if'), 'WhatIfPage'),
});

const rollout = createRoute({
  getParentRoute: () => root,
  path: '/rollout',
  component: lazyRouteComponent(() => import('./pages/rollout'), 'RolloutPage'),
});

const agents = createRoute({
  getParentRoute: () => root,
  path: '/agents',
  component: lazyRouteComponent(() => import('./pages/agents'), 'AgentsPage'),
});

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  component: lazyRouteComponent(() => import('./pages/sources'), 'SourcesPage'),
});

const mapping = createRoute({
  getParentRoute: () => root,
  path: '/mapping',
  component: lazyRouteComponent(() => import('./pages/mapping'), 'MappingPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people'), 'PeoplePage'),
});

const tiers = createRoute({
  getParentRoute: () => root,
  path: '/tiers',
  component: lazyRouteComponent(() => import('./pages/tiers'), 'TiersPage'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./pages/privacy'), 'PrivacyPage'),
});

const ownRow = createRoute({
  getParentRoute: () => root,
  path: '/own-row',
  component: lazyRouteComponent(() => import('./pages/own-row'), 'OwnRowPage'),
});

const connectStart = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/connect/$step', params: { step: 'where' }, search: search as never, replace: true });
  },
});

const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect/$step',
  component: lazyRouteComponent(() => import('./pages/connect'), 'ConnectPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    overview,
    report,
    map,
    moves,
    stage,
    pullRequests,
    services,
    signal,
    judge,
    tune,
    adoption,
    effect,
    whatIf,
    rollout,
    agents,
    sources,
    mapping,
    people,
    tiers,
    privacy,
    ownRow,
    connectStart,
    connect,
  ]),
  parseSearch,
  stringifySearch: (search) => searchOf(viewOf(search)),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
