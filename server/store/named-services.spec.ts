import { flowTableOf } from '../../test/support/flow-tables';
import type { DeployRow } from './deploy-columns';
import type { FlowColumns } from './flow-columns';
import type { IncidentRow } from './incident-columns';
import { withNamedServices } from './named-services';

/** Pull requests of shop (by deploys web), docs (by its record site), mono (deploys name two) and, last, one of shop that a rule put into cart. */
const repos = ['acme/shop', 'acme/docs', 'acme/mono'];
const services = ['acme/shop', 'site', 'acme/mono', 'cart'];
const flow = {
  table: { ...flowTableOf([]), length: 4, repo: Int32Array.of(0, 1, 2, 0), service: Int32Array.of(0, 1, 2, 3) },
  repos,
  services,
  people: { teams: [], teamOf: new Map(), functionOf: new Map(), serviceOf: new Map([['acme/docs', 'site']]) },
} as unknown as FlowColumns;
const deploy = (repo: string, service: string): DeployRow => ({ repo, service }) as DeployRow;
const deploys = {
  rows: [
    deploy('acme/shop', 'web'),
    deploy('acme/shop', 'web'),
    deploy('acme/docs', 'pages'),
    deploy('acme/mono', 'a'),
    deploy('acme/mono', 'b'),
    deploy('', 'edge'),
  ],
  placeOf: new Map<string, number>(),
};
const incidents = {
  table: flowTableOf([]),
  rows: [{ service: 'billing' }, { service: '' }] as IncidentRow[],
  maintenance: [],
};

describe('withNamedServices', () => {
  const found = withNamedServices(flow, deploys, incidents);
  const serviceOf = (item: number): string => found.services[found.table.service[item]];

  it('takes the one service that deploys name for a repository without a stated one', () => {
    expect([0, 1, 2, 3].map(serviceOf)).toEqual(['web', 'site', 'acme/mono', 'cart']);
    expect([...found.people.serviceOf]).toEqual([
      ['acme/docs', 'site'],
      ['acme/shop', 'web'],
    ]);
  });

  it('lets every service be asked for, and changes nothing of what it was given', () => {
    expect([...found.services].sort()).toEqual([
      'a',
      'acme/mono',
      'acme/shop',
      'b',
      'billing',
      'cart',
      'edge',
      'pages',
      'site',
      'web',
    ]);
    expect([...flow.table.service]).toEqual([0, 1, 2, 3]);
    expect(flow.services).toHaveLength(4);
    expect(flow.people.serviceOf.size).toBe(1);
  });
});
