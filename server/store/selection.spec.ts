import { flowTableOf } from '../../test/support/flow-tables';
import type { FlowColumns } from './flow-columns';
import type { IncidentColumns, IncidentRow } from './incident-columns';
import { FUNCTIONS } from './people';
import type { Scope } from '../platform/scope.types';
import { incidentSelectionOf, selectionOf } from './selection';

/** Teams: product with checkout and search below, checkout with payments below; platform apart. */
const teams = [
  { team: 'checkout', parent: 'product', members: 1 },
  { team: 'payments', parent: 'checkout', members: 1 },
  { team: 'platform', parent: undefined, members: 1 },
  { team: 'product', parent: undefined, members: 0 },
  { team: 'search', parent: 'product', members: 1 },
];
/** Team, repository, size, authorship and function of five pull requests. */
const rows = [
  { team: 0, repo: 0, size: 0, authorship: 0, person: 0 },
  { team: 1, repo: 0, size: 4, authorship: 1, person: 1 },
  { team: 2, repo: 1, size: 5, authorship: 2, person: 0 },
  { team: 4, repo: 1, size: 1, authorship: 2, person: 255 },
  { team: -1, repo: 2, size: 0, authorship: 0, person: 255 },
];
const columns: FlowColumns = {
  table: {
    ...flowTableOf(rows.map(() => ({ visits: [], created: 0 }))),
    team: Int16Array.from(rows, (row) => row.team),
    repo: Int32Array.from(rows, (row) => row.repo),
    // acme/shop and acme/cart are the service web.
    service: Int32Array.from(rows, (row) => (row.repo === 2 ? 1 : 0)),
    size: Uint8Array.from(rows, (row) => row.size),
    authorship: Uint8Array.from(rows, (row) => row.authorship),
    person: Uint8Array.from(rows, (row) => row.person),
  },
  number: Int32Array.from(rows, (_, i) => i),
  repos: ['acme/shop', 'acme/cart', 'acme/docs'],
  authors: ['ana'],
  services: ['web', 'acme/docs'],
  deployIds: [],
  ownServices: [],
  ownService: new Int32Array(0),
  people: {
    teams,
    teamOf: new Map(),
    functionOf: new Map(),
    serviceOf: new Map([
      ['acme/shop', 'web'],
      ['acme/cart', 'web'],
    ]),
  },
  version: 1,
  // none, power, casual, unknown, power
  tier: Uint8Array.of(0, 3, 2, 4, 3),
};
const selected = (scope: Scope): number[] | 'all' => {
  const found = selectionOf(columns, scope);
  return found === undefined ? 'all' : rows.flatMap((_, i) => (found[i] === 1 ? [i] : []));
};

describe('selectionOf', () => {
  it.each<[string, Scope, number[] | 'all']>([
    ['nothing asked', {}, 'all'],
    ['empty lists', { teams: [], repos: [], sizes: [] }, 'all'],
    ['a team with all below it', { teams: ['product'] }, [0, 1, 3]],
    ['a team in the middle of the tree', { teams: ['checkout'] }, [0, 1]],
    ['two teams', { teams: ['search', 'platform'] }, [2, 3]],
    ['a repository', { repos: ['acme/cart'] }, [2, 3]],
    ['a service of two repositories', { services: ['web'] }, [0, 1, 2, 3]],
    ['a function; an author without one is in none', { functions: [FUNCTIONS[0]] }, [0, 2]],
    ['sizes, unknown can be asked for', { sizes: ['XS', 'unknown'] }, [0, 2, 4]],
    ['authorship', { authorship: ['agent_authored'] }, [0, 4]],
    ['several cuts at once', { teams: ['product'], repos: ['acme/shop'], authorship: ['ai_assisted'] }, [1]],
    ['a tier of the author', { tiers: ['power'] }, [1, 4]],
    ['tiers, unknown can be asked for', { tiers: ['none', 'unknown'] }, [0, 3]],
    ['a tier nobody has', { tiers: ['ambient'] }, []],
  ])('%s', (_, scope, expected) => {
    expect(selected(scope)).toEqual(expected);
  });

  it.each<[string, Scope, string]>([
    [
      'team',
      { teams: ['product', 'shopping'] },
      'There is no team "shopping"; there are: checkout, payments, platform, product, search.',
    ],
    [
      'repository',
      { repos: ['acme/nowhere'] },
      'There is no repository "acme/nowhere"; there are: acme/shop, acme/cart, acme/docs.',
    ],
    ['service', { services: ['mobile'] }, 'There is no service "mobile"; there are: web, acme/docs.'],
    [
      'function',
      { functions: ['sales'] },
      'There is no function "sales"; there are: engineering, design, product, go_to_market, support, operations, other.',
    ],
  ])('an unknown %s is refused with those there are', (_, scope, message) => {
    expect(() => selectionOf(columns, scope)).toThrow(expect.objectContaining({ code: 'bad_input', message }) as Error);
  });

  it('selects nothing by tiers that were not loaded', () => {
    expect(() => selectionOf({ ...columns, tier: undefined }, { tiers: ['power'] })).toThrow(
      'opened without its scope',
    );
    expect(selectionOf({ ...columns, tier: undefined }, { tiers: [] })).toBeUndefined();
  });

  it('ends for teams that stand above each other', () => {
    const ring = [
      { team: 'a', parent: 'b', members: 0 },
      { team: 'b', parent: 'a', members: 0 },
    ];
    const found = selectionOf({ ...columns, people: { ...columns.people, teams: ring } }, { teams: ['a'] });
    expect([...found!]).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('incidentSelectionOf', () => {
  const incident = (service: string, repo = ''): IncidentRow => ({
    id: service, title: '', service, sourceService: service, repo, severity: '', source: '', status: '', openedAt: 0, acknowledgedAt: NaN, resolvedAt: NaN,
    url: '', responders: [], deploy: '', evidence: '', decided: '', foundDeploy: '', foundEvidence: '', clues: [],
  }); // prettier-ignore
  const incidents: IncidentColumns = {
    table: flowTableOf([]),
    rows: [incident('web'), incident('acme/docs', 'acme/docs'), incident('mobile')],
    maintenance: [],
  };
  const of = (scope: Scope): number[] | 'all' | 'unknown' => {
    const found = incidentSelectionOf(columns, incidents, scope);
    return found === undefined ? 'all' : found === null ? 'unknown' : [...found];
  };

  it('selects by service, or by repository through its service', () => {
    expect(of({})).toBe('all');
    expect(of({ services: ['web'] })).toEqual([1, 0, 0]);
    expect(of({ repos: ['acme/cart'] })).toEqual([1, 0, 0]);
    expect(of({ repos: ['acme/docs'] })).toEqual([0, 1, 0]);
    // One of a service of a repository with several is that service's alone, and the repository's.
    const docs = { ...incidents, rows: [incident('web', 'acme/docs')] };
    expect([...incidentSelectionOf(columns, docs, { services: ['acme/docs'] })!]).toEqual([0]);
    expect([...incidentSelectionOf(columns, docs, { services: ['web'] })!]).toEqual([1]);
    expect([...incidentSelectionOf(columns, docs, { repos: ['acme/docs'] })!]).toEqual([1]);
  });

  it('is unknown in cuts by what incidents do not have', () => {
    for (const scope of [
      { teams: ['product'] },
      { functions: ['design'] },
      { sizes: ['XS'] },
      { authorship: ['unmarked'] },
      { tiers: ['power'] },
    ] as Scope[])
      expect(of(scope)).toBe('unknown');
  });
});
