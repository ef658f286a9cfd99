import fc from 'fast-check';
import { deployOfIncident, DeployIndex, isProduction, type Deploy, type Incident } from './deploy-link';

/** Hours after an arbitrary zero, in epoch seconds. */
const h = (hours: number): number => 1_700_000_000 + hours * 3600;
const DAY = 24;

const deploy = (id: string, at: number, given: Partial<Deploy> = {}): Deploy => ({
  id,
  service: 'web',
  repo: '',
  sha: `sha-${id}`,
  startedAt: h(at),
  finishedAt: h(at + 1),
  commits: [],
  pullRequests: [],
  operatedAt: NaN,
  ...given,
});
const change = (mergedAt: number, given: Partial<Parameters<DeployIndex['linkOf']>[0]> = {}) => ({
  repo: 'acme/shop',
  number: 7,
  mergedAt: h(mergedAt),
  mergeSha: '',
  ...given,
});
const shopIsWeb = new Map([['acme/shop', 'web']]);
const linked = (deploys: Deploy[], of: ReturnType<typeof change>, services = shopIsWeb): string => {
  const { known, deploy: found, evidence } = new DeployIndex(deploys, services).linkOf(of);
  return `${known ? 'known' : 'unknown'} ${found?.id ?? '-'} ${evidence ?? '-'}`;
};

describe('DeployIndex, measures.md 3: by commit, else by explicit list, else by time', () => {
  it('by commit: the first deploy that contains it, its own sha included', () => {
    const deploys = [deploy('late', 30, { commits: ['m'] }), deploy('first', 20, { commits: ['k', 'm'] })];
    expect(linked(deploys, change(1, { mergeSha: 'm' }))).toBe('known first commit');
    expect(linked([deploy('own', 5)], change(1, { mergeSha: 'sha-own' }))).toBe('known own commit');
  });

  it('stated: by the list of the same repository, and a commit is stronger', () => {
    const listing = deploy('listing', 20, { repo: 'acme/shop', pullRequests: [6, 7] });
    expect(linked([listing], change(1))).toBe('known listing stated');
    expect(linked([listing, deploy('commit', 30, { commits: ['m'] })], change(1, { mergeSha: 'm' }))).toBe(
      'known commit commit',
    );
    // Number 7 of another repository is another change; the deploy says what it holds, so time says nothing.
    expect(linked([listing], change(1, { repo: 'acme/cart' }), new Map([['acme/cart', 'web']]))).toBe('known - -');
  });

  it('a commit or a list tells, also where nothing says which service the repository is', () => {
    expect(linked([deploy('a', 20, { commits: ['m'] })], change(1, { mergeSha: 'm' }), new Map())).toBe(
      'known a commit',
    );
    expect(linked([deploy('a', 20, { repo: 'acme/shop', pullRequests: [7] })], change(1), new Map())).toBe(
      'known a stated',
    );
  });

  it('inferred: the first that started at or after the merge', () => {
    const deploys = [deploy('c', 30), deploy('a', 10), deploy('b', 20)];
    expect(linked(deploys, change(11))).toBe('known b time');
    expect(linked(deploys, change(20))).toBe('known b time');
    // A deploy that had started cannot hold it, though it finished later.
    expect(linked(deploys, change(20.5))).toBe('known c time');
    expect(linked(deploys, change(31))).toBe('known - -');
  });

  it('a deploy that says what it contains is not used for what it does not contain', () => {
    const deploys = [
      deploy('commits', 10, { commits: ['k'] }),
      deploy('lists', 20, { pullRequests: [1] }),
      deploy('silent', 30),
    ];
    expect(linked(deploys, change(1, { mergeSha: 'm' }))).toBe('known silent time');
  });

  it('the first deploy recorded for a service closes only the 14 days before it; older merges are unknown', () => {
    const deploys = [deploy('first', 20 * DAY), deploy('second', 21 * DAY)];
    expect(linked(deploys, change(6 * DAY))).toBe('known first time');
    expect(linked(deploys, change(6 * DAY - 0.01))).toBe('unknown - -');
  });

  it('is unknown without deploys of the service', () => {
    expect(linked([], change(1))).toBe('unknown - -');
    expect(linked([deploy('other', 20, { service: 'mobile' })], change(1))).toBe('unknown - -');
  });

  it('finds the service of a repository: as stated, as the repository, by its bare name, or as its deploys name it', () => {
    expect(linked([deploy('a', 20)], change(1))).toBe('known a time');
    expect(linked([deploy('a', 20, { service: 'acme/shop' })], change(1), new Map())).toBe('known a time');
    expect(linked([deploy('a', 20, { service: 'shop' })], change(1), new Map())).toBe('known a time');
    expect(linked([deploy('a', 20, { service: 'web', repo: 'acme/shop' })], change(1), new Map())).toBe('known a time');
    // Two services out of one repository: time cannot tell which holds the change.
    const two = [deploy('a', 20, { repo: 'acme/shop' }), deploy('b', 30, { service: 'admin', repo: 'acme/shop' })];
    expect(linked(two, change(1), new Map())).toBe('unknown - -');
  });

  it('a service shared by repositories serves both', () => {
    const services = new Map([...shopIsWeb, ['acme/cart', 'web']]);
    expect(linked([deploy('a', 20)], change(1, { repo: 'acme/cart' }), services)).toBe('known a time');
  });

  it('never infers a deploy that started before the merge, nor passes an earlier one over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 410 }),
        (starts, merged) => {
          const deploys = starts.map((at, i) => deploy(`d${i}`, at));
          const link = new DeployIndex(deploys, shopIsWeb).linkOf(change(merged));
          const after = starts.filter((at) => at >= merged);
          if (merged < Math.min(...starts) - 14 * DAY) expect(link.known).toBe(false);
          else expect(link.deploy?.startedAt).toBe(after.length > 0 ? h(Math.min(...after)) : undefined);
        },
      ),
    );
  });
});

describe('isProduction', () => {
  it.each([
    'production',
    'Production',
    'prod',
    'prod-eu',
    'eu_prod',
    'PRD',
    'live',
    'Production – shop',
    'aws/prod/eu-1',
    'prod1',
  ])('%s is', (environment) => expect(isProduction(environment)).toBe(true));
  it.each([
    'preview',
    'staging',
    'preprod',
    'pre-prod',
    'pre-production',
    'non-prod',
    'non_production',
    'not production',
    'products',
    'delivery',
    'alive',
    'test',
    '',
  ])('%s is not', (environment) => expect(isProduction(environment)).toBe(false));
});

describe('deployOfIncident, measures.md 3: stated > time window of 24 h', () => {
  const incident = (openedAt: number, given: Partial<Incident> = {}): Incident => ({
    id: 'i',
    service: 'web',
    openedAt: h(openedAt),
    resolvedAt: NaN,
    causedByDeploy: '',
    ...given,
  });
  const deploys = [
    deploy('a', 0),
    deploy('b', 10),
    deploy('other', 12, { service: 'mobile' }),
    deploy('nowhere', 13, { service: '' }),
  ];
  const cause = (of: Incident): string => {
    const { deploy: found, evidence } = deployOfIncident(of, deploys);
    return `${found?.id ?? '-'} ${evidence ?? '-'}`;
  };

  it('takes the deploy it states, whatever the time says', () => {
    expect(cause(incident(300, { causedByDeploy: 'a' }))).toBe('a stated');
  });

  it('else the last of its service that had finished, at most 24 h before', () => {
    expect(cause(incident(11))).toBe('b time');
    expect(cause(incident(10.9))).toBe('a time');
    expect(cause(incident(11 + 24))).toBe('b time');
    expect(cause(incident(11 + 24.1))).toBe('- -');
    expect(cause(incident(0.5))).toBe('- -');
  });

  it('an incident of no known service is not every deploy’s fault', () => {
    expect(cause(incident(14.5, { service: '' }))).toBe('- -');
  });
});
