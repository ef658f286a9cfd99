/** A team with the repository and the service it looks after, and the release train that service leaves with. */
export interface Service {
  team: string;
  parent: string | undefined;
  repo: string;
  service: string;
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

export const PARENTS = ['product', 'platform'];

export const SERVICES: readonly Service[] = [
  {
    team: 'checkout',
    parent: 'product',
    repo: 'northwind-sim/checkout',
    service: 'checkout',
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
    service: 'search',
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
    repo: 'northwind-sim/runtime',
    service: 'runtime',
    engineers: 4,
    others: ['product'],
    zones: [0, 1],
    seats: 2,
    everyDays: 1,
    hour: 12,
    subjects: ['request limits', 'connection pool', 'queue workers', 'health checks', 'tracing', 'secrets loader'],
    folder: 'internal/runtime',
  },
  {
    team: 'data',
    parent: 'platform',
    repo: 'northwind-sim/data-pipelines',
    service: 'data-pipelines',
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
    repo: 'northwind-sim/deploy-tools',
    service: 'deploy-tools',
    engineers: 5,
    others: ['operations'],
    zones: [1, 3],
    seats: 2,
    everyDays: 1,
    hour: 13,
    subjects: ['release notes', 'build cache', 'canary steps', 'rollback command', 'preview links', 'runner images'],
    folder: 'cmd/deploy',
  },
  {
    team: 'customer-care',
    parent: undefined,
    repo: 'northwind-sim/help-center',
    service: 'help-center',
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
