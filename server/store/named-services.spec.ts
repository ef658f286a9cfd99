import { flowTableOf } from '../../test/support/flow-tables';
import type { DeployRow } from './deploy-columns';
import type { FlowColumns } from './flow-columns';
import type { IncidentRow } from './incident-columns';
import { withNamedServices } from './named-services';

/**
 * Pull requests: of shop (no record; deploys name web), of docs (record site; deploys name pages), of mono (deploys name a and b) one brought by a,
 * one by b and one waiting, of shop one a rule put into cart, brought by web, and of wiki (record web, which has deploys; its own name other).
 */
const repos = ['acme/shop', 'acme/docs', 'acme/mono', 'acme/wiki'];
const services = ['acme/shop', 'site', 'acme/mono', 'web', 'cart'];
const deployIds = ['a1', 'b1', 'shop1', 'gone'];
const flow = {
  table: {
    ...flowTableOf([]),
    length: 7,
    repo: Int32Array.of(0, 1, 2, 2, 2, 0, 3),
    service: Int32Array.of(0, 1, 2, 2, 2, 4, 3),
    deploy: Int32Array.of(-1, 3, 0, 1, -1, 2, -1),
  },
  repos,
  services,
  deployIds,
  ownServices: ['cart'],
  ownService: Int32Array.of(-1, -1, -1, -1, -1, 0, -1),
  people: {
    teams: [],
    teamOf: new Map(),
    functionOf: new Map(),
    serviceOf: new Map([
      ['acme/docs', 'site'],
      ['acme/wiki', 'web'],
    ]),
  },
} as unknown as FlowColumns;
const deploy = (id: string, repo: string, service: string, status = 'success'): DeployRow =>
  ({ id, repo, service, status }) as DeployRow;
const rows = [
  deploy('shop1', 'acme/shop', 'web'),
  deploy('shop2', 'acme/shop', 'web'),
  deploy('shop3', 'acme/shop', 'never', 'failure'),
  deploy('docs1', 'acme/docs', 'pages'),
  deploy('a1', 'acme/mono', 'a'),
  deploy('b1', 'acme/mono', 'b'),
  deploy('wiki1', 'acme/wiki', 'other'),
  deploy('edge1', '', 'edge'),
];
const deploys = { rows, placeOf: new Map(rows.map(({ id }, place) => [id, place])) };
const incidents = {
  table: flowTableOf([]),
  rows: [{ service: 'billing' }, { service: '' }] as IncidentRow[],
  maintenance: [],
};

describe('withNamedServices', () => {
  const found = withNamedServices(flow, deploys, incidents);
  const serviceOf = (item: number): string => found.services[found.table.service[item]];

  it('by the rule, else the deploy that brought it, else the service the deploys of the repository are recorded under', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(serviceOf)).toEqual(['web', 'pages', 'a', 'b', 'acme/mono', 'cart', 'web']);
    expect([...found.people.serviceOf].sort()).toEqual([
      ['acme/docs', 'pages'],
      ['acme/shop', 'web'],
      ['acme/wiki', 'web'],
    ]);
  });

  it('lets every service be asked for, and changes nothing of what it was given', () => {
    const all = ['a', 'acme/mono', 'acme/shop', 'b', 'billing', 'cart', 'edge', 'never', 'other', 'pages', 'site', 'web']; // prettier-ignore
    expect([...found.services].sort()).toEqual(all);
    expect([...flow.table.service]).toEqual([0, 1, 2, 2, 2, 4, 3]);
    expect(flow.services).toHaveLength(5);
    expect(flow.people.serviceOf.get('acme/docs')).toBe('site');
  });
});
