/**
 * What the records tell of a service's deploys. `deployment`: a GitHub deployment with its commits; `release` and `workflow_run`: with their
 * commits, and production only by a rule; `pipeline`: a pipeline that lists commits; `list`: one that lists pull requests; `silent`: one that tells the
 * commit of what it built alone, which is none of a pull request.
 */
export type DeployForm = 'deployment' | 'release' | 'workflow_run' | 'pipeline' | 'list' | 'silent';

/** A team with the repository and the service it looks after, and the release train that service leaves with. */
export interface Service {
  team: string;
  parent: string | undefined;
  repo: string;
  /** A second repository whose changes leave with the same train. */
  otherRepo?: string;
  service: string;
  form: DeployForm;
  /** Its production environment, where the form has one. */
  production: string;
  /** The tool that keeps its incidents, and what the service is called there. */
  incidents: { source?: 'pagerduty' | 'opsgenie'; name: string; responders: boolean };
  engineers: number;
  /** Functions of the others in the team. */
  others: string[];
  /** Index into ZONES of the first two home zones. */
  zones: [number, number];
  /** Seats of a train in the first weeks, every how many working days it leaves, and at which hour UTC. */
  seats: number;
  everyDays: 1 | 2;
  hour: number;
  /** What the repository is about, for titles and paths. */
  subjects: string[];
  folder: string;
}

/** Zones without daylight saving time, so that one offset is right all year. Offsets in seconds. */
export const ZONES = [
  { name: 'Africa/Johannesburg', offset: 2 * 3600 },
  { name: 'Atlantic/Reykjavik', offset: 0 },
  { name: 'America/Sao_Paulo', offset: -3 * 3600 },
  { name: 'Asia/Kolkata', offset: 5.5 * 3600 },
];

/** The branch that holds what is in production: hotfixes are merged into it, so that they go out without what waits on the main branch. */
export const PRODUCTION_BRANCH = 'production';

/** One repository of two services. */
export const MONOREPO = 'northwind-sim/platform';

export const PARENTS = ['product', 'platform'];

export const SERVICES: readonly Service[] = [
  {
    team: 'checkout',
    parent: 'product',
    repo: 'northwind-sim/checkout',
    service: 'checkout',
    form: 'deployment',
    production: 'production',
    incidents: { source: 'pagerduty', name: 'Checkout API', responders: true },
    engineers: 9,
    others: ['product', 'design'],
    zones: [0, 1],
    seats: 4,
    everyDays: 1,
    hour: 14,
    subjects: ['payment retries', 'cart totals', 'tax rounding', 'gift cards', 'refund flow', 'address form'],
    folder: 'src/checkout',
  },
  {
    team: 'search',
    parent: 'product',
    repo: 'northwind-sim/search',
    otherRepo: 'northwind-sim/search-index',
    service: 'search',
    form: 'list',
    production: 'production',
    incidents: { source: 'pagerduty', name: 'Search', responders: true },
    engineers: 7,
    others: ['product', 'design'],
    zones: [0, 3],
    seats: 3,
    everyDays: 1,
    hour: 13,
    subjects: ['synonym index', 'facet counts', 'query parser', 'ranking weights', 'autocomplete', 'spelling'],
    folder: 'src/query',
  },
  {
    team: 'mobile',
    parent: 'product',
    repo: 'northwind-sim/mobile-app',
    service: 'mobile-app',
    form: 'release',
    production: 'release',
    incidents: { source: 'opsgenie', name: 'Mobile App', responders: true },
    engineers: 6,
    others: ['design', 'product'],
    zones: [1, 2],
    seats: 5,
    everyDays: 2,
    hour: 15,
    subjects: ['offline cart', 'push settings', 'login screen', 'image cache', 'deep links', 'dark theme'],
    folder: 'app/screens',
  },
  {
    team: 'growth',
    parent: 'product',
    repo: 'northwind-sim/storefront',
    service: 'storefront',
    form: 'workflow_run',
    production: 'workflow',
    incidents: { name: 'storefront', responders: true },
    engineers: 4,
    others: ['product', 'design', 'go_to_market', 'go_to_market'],
    zones: [2, 0],
    seats: 2,
    everyDays: 1,
    hour: 16,
    subjects: ['landing page', 'price test', 'newsletter form', 'referral links', 'banner slots', 'signup funnel'],
    folder: 'pages',
  },
  {
    team: 'runtime',
    parent: 'platform',
    repo: MONOREPO,
    service: 'runtime',
    form: 'pipeline',
    production: 'production',
    incidents: { source: 'pagerduty', name: 'Platform Runtime', responders: true },
    engineers: 4,
    others: ['product'],
    zones: [0, 1],
    seats: 2,
    everyDays: 1,
    hour: 12,
    subjects: ['request limits', 'connection pool', 'queue workers', 'health checks', 'tracing', 'secrets loader'],
    folder: 'services/runtime/internal',
  },
  {
    team: 'data',
    parent: 'platform',
    repo: 'northwind-sim/data-pipelines',
    service: 'data-pipelines',
    form: 'deployment',
    production: 'prod-eu',
    incidents: { source: 'opsgenie', name: 'Data: pipelines EU', responders: true },
    engineers: 4,
    others: ['product', 'operations'],
    zones: [3, 0],
    seats: 4,
    everyDays: 2,
    hour: 11,
    subjects: ['order facts', 'backfill job', 'late events', 'schema checks', 'export files', 'sessions table'],
    folder: 'pipelines',
  },
  {
    team: 'delivery',
    parent: 'platform',
    repo: MONOREPO,
    service: 'deploy-tools',
    form: 'pipeline',
    production: 'production',
    incidents: { name: 'deploy-tools', responders: true },
    engineers: 5,
    others: ['operations'],
    zones: [1, 3],
    seats: 2,
    everyDays: 1,
    hour: 13,
    subjects: ['release notes', 'build cache', 'canary steps', 'rollback command', 'preview links', 'runner images'],
    folder: 'services/deploy-tools/cmd',
  },
  {
    team: 'customer-care',
    parent: undefined,
    repo: 'northwind-sim/help-center',
    service: 'help-center',
    form: 'silent',
    production: 'live',
    incidents: { name: 'help-center', responders: false },
    engineers: 4,
    others: ['support', 'support', 'support', 'support', 'go_to_market'],
    zones: [2, 0],
    seats: 3,
    everyDays: 2,
    hour: 15,
    subjects: ['contact form', 'article search', 'macro editor', 'chat hand-over', 'refund guide', 'status banner'],
    folder: 'site/articles',
  },
];

/** Share of the organization's pull requests that goes through a service: as large as its train's share of all seats. */
export const seatsPerWeek = ({ seats, everyDays }: Service): number => (seats * 5) / everyDays;
