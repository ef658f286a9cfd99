import {
  knownServices,
  NO_MAPPING,
  placeOf,
  serviceOfIncident,
  servicesOfChange,
  type DeployRule,
} from './delivery-mapping';

const deploy = (given: object = {}) => ({
  ...{ source: '', repo: 'acme/shop', environment: 'production', name: '', ref: 'main', service: '' },
  ...given,
});
const under = (rules: DeployRule[]) => ({ ...NO_MAPPING, rules });

describe('placeOf', () => {
  const place = (given: object, rules: DeployRule[] = [], services = new Map<string, string>()): string => {
    const { production, service, rule } = placeOf(under(rules), deploy(given), services);
    return `${production} ${service} ${rule}`;
  };

  it('without rules: production by the name of the environment, the service as it says, else of the repository', () => {
    expect(place({})).toBe('true acme/shop -1');
    expect(place({ environment: 'staging' })).toBe('false acme/shop -1');
    expect(place({}, [], new Map([['acme/shop', 'web']]))).toBe('true web -1');
    expect(place({ service: 'api' }, [], new Map([['acme/shop', 'web']]))).toBe('true api -1');
    expect(place({ source: 'deployment', repo: '' })).toBe('true  -1');
  });

  it('workflow runs and releases are never production without a rule, whatever they are called', () => {
    expect(place({ source: 'workflow_run' })).toBe('false acme/shop -1');
    expect(place({ source: 'release' })).toBe('false acme/shop -1');
    expect(place({ source: 'tag' })).toBe('true acme/shop -1');
  });

  it('the first rule that takes it decides', () => {
    const rules: DeployRule[] = [
      { source: 'workflow_run', name: 'deploy *', ref: 'main', production: true, service: 'web' },
      { source: 'workflow_run', production: false },
      { environment: 'live-*', production: true },
      { environment: 'production', repo: 'acme/docs', production: false },
    ];
    const run = { source: 'workflow_run', environment: 'workflow', name: 'Deploy to EU' };
    expect(place(run, rules)).toBe('true web 0');
    expect(place({ ...run, ref: 'feature' }, rules)).toBe('false acme/shop 1');
    expect(place({ environment: 'Live-2', service: 'api' }, rules)).toBe('true api 2');
    expect(place({ repo: 'acme/docs' }, rules)).toBe('false acme/docs 3');
    expect(place({}, rules)).toBe('true acme/shop -1');
  });

  it('a rule for pipelines takes what no source told', () => {
    const rules = [{ source: 'pipeline', environment: 'main', production: true }];
    expect(place({ environment: 'main' }, rules)).toBe('true acme/shop 0');
    expect(place({ environment: 'main', source: 'deployment' }, rules)).toBe('false acme/shop -1');
  });
});

describe('servicesOfChange', () => {
  const mapping = {
    ...NO_MAPPING,
    services: [
      { repo: 'acme/shop', path: 'web/**', service: 'web' },
      { repo: 'acme/shop', path: 'admin/**', service: 'admin' },
      { repo: 'acme/*', label: 'svc:api', service: 'api' },
      { repo: 'acme/shop', path: 'lib/**', label: 'admin', service: 'admin' },
    ],
  };

  it('by changed paths and labels, in the order of the rules, each once', () => {
    const of = (paths: string[], labels: string[] = [], repo = 'acme/shop') =>
      servicesOfChange(mapping, repo, paths, labels);
    expect(of(['admin/a.ts', 'web/x/b.ts'])).toEqual(['web', 'admin']);
    expect(of([], ['SVC:api'])).toEqual(['api']);
    expect(of(['lib/a.ts'])).toEqual([]);
    expect(of(['lib/a.ts', 'admin/b.ts'], ['admin'])).toEqual(['admin']);
    expect(of(['web/a.ts'], [], 'acme/docs')).toEqual([]);
    expect(servicesOfChange(NO_MAPPING, 'acme/shop', ['web/a.ts'], [])).toEqual([]);
  });
});

describe('serviceOfIncident', () => {
  const known = knownServices(['web', 'Check-out', 'billing_api', '']);
  const mapping = { ...NO_MAPPING, incidentServices: [{ from: 'Shop *', service: 'web' }] };

  it('by rule, else by the same name but for case, spaces, - and _, else as it is', () => {
    expect(serviceOfIncident(mapping, 'shop frontend', known)).toBe('web');
    expect(serviceOfIncident(mapping, 'CHECKOUT', known)).toBe('Check-out');
    expect(serviceOfIncident(mapping, 'Billing API', known)).toBe('billing_api');
    expect(serviceOfIncident(mapping, 'Search', known)).toBe('Search');
    expect(serviceOfIncident(mapping, '', known)).toBe('');
  });
});
