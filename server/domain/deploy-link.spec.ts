import fc from 'fast-check';
import { change, DAY, deploy, h, linked, shopIsWeb, told, world } from '../../test/support/deploy-world';
import type { MergedChange } from './merged-change';

describe('DeployIndex, measures.md 3: by commit, else by explicit list, else by time', () => {
  it('by commit: the first deploy that contains it, its own sha included', () => {
    const deploys = [deploy('late', 30, { commits: ['m'] }), deploy('first', 20, { commits: ['k', 'm'] })];
    expect(linked(deploys, change(1, { mergeSha: 'm' }))).toBe('known first commit');
    expect(linked([deploy('own', 5)], change(1, { mergeSha: 'sha-own' }))).toBe('known own commit');
  });

  it('stated: by the list of the same repository, and a commit is stronger', () => {
    const listing = deploy('listing', 20, { repo: 'acme/shop', pullRequests: ['6', '7'] });
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
    expect(linked([deploy('a', 20, { repo: 'acme/shop', pullRequests: ['7'] })], change(1), new Map())).toBe(
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
      deploy('lists', 20, { pullRequests: ['1'] }),
      deploy('silent', 30),
    ];
    expect(linked(deploys, change(1, { mergeSha: 'm' }))).toBe('known silent time');
  });

  it('the first deploy recorded for a service closes only the 14 days before it; older merges are unknown', () => {
    const deploys = [deploy('first', 20 * DAY), deploy('second', 21 * DAY)];
    expect(linked(deploys, change(6 * DAY))).toBe('known first time');
    expect(linked(deploys, change(6 * DAY - 0.01))).toBe('unknown - -');
  });

  it('what the first deploy holds by its commit or commits is not new either; its list of pull requests is', () => {
    const [old, young] = [6 * DAY - 1, 6 * DAY];
    const own = deploy('first', 20 * DAY, { repo: 'acme/shop' });
    const head = (at: number): MergedChange => change(at, { mergeSha: 'sha-first' });
    expect(told(world([own], { heads: [head(old)] }), head(old))).toBe('unknown - -');
    expect(told(world([own], { heads: [head(young)] }), head(young))).toBe('known first commit');
    const lists = deploy('first', 20 * DAY, { commits: ['m'] });
    expect(linked([lists], change(old, { mergeSha: 'm' }))).toBe('unknown - -');
    expect(linked([lists], change(young, { mergeSha: 'm' }))).toBe('known first commit');
    expect(linked([deploy('first', 20 * DAY, { repo: 'acme/shop', pullRequests: ['7'] })], change(old))).toBe(
      'known first stated',
    );
    // It went out before: it does not wait for another service of its repository, which has long been deployed.
    const admin = [deploy('admin', 1, { commits: ['k'] }), { ...lists, service: 'admin-ui', repo: 'acme/shop' }];
    expect(linked(admin, change(old, { mergeSha: 'm' }))).toBe('unknown - -');
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
          const link = world(deploys).linkOf(change(merged));
          const after = starts.filter((at) => at >= merged);
          if (merged < Math.min(...starts) - 14 * DAY) expect(link.known).toBe(false);
          else expect(link.deploy?.startedAt).toBe(after.length > 0 ? h(Math.min(...after)) : undefined);
        },
      ),
    );
  });
});
