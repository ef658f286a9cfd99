import { change, DAY, deploy, linked, merges, shopIsWeb, told, world } from '../../test/support/deploy-world';

describe('branches', () => {
  const branches = [
    { repo: 'acme/shop', branch: 'main' },
    { repo: 'acme/shop', branch: 'release/1' },
  ];
  const onMain = deploy('main', 30, { repo: 'acme/shop', ref: 'main' });
  const hotfix = deploy('hotfix', 20, { repo: 'acme/shop', ref: 'refs/heads/release/1' });

  it('a deploy of a hotfix branch does not deploy what waits on main, by time', () => {
    const index = world([hotfix, onMain], { branches });
    expect(told(index, change(11))).toBe('known main time');
    expect(told(index, change(11, { base: 'release/1' }))).toBe('known hotfix time');
    // Where it was merged is unknown: the first that could hold it.
    expect(told(index, change(11, { base: '' }))).toBe('known hotfix time');
  });

  it('a tag is no branch: it may hold anything', () => {
    const tag = deploy('tag', 20, { repo: 'acme/shop', ref: 'v1.2.3' });
    expect(told(world([tag, onMain], { branches: [branches[0]] }), change(11))).toBe('known tag time');
  });

  it('what was merged into a branch no deploy comes from is unknown, not waiting', () => {
    const index = world([onMain], { branches: [branches[0]] });
    expect(told(index, change(11, { base: 'feature' }))).toBe('unknown - -');
    expect(told(index, change(35))).toBe('known - -');
  });

  it('one hotfix whose branch is known leaves the rest to the deploys that do not tell their branch', () => {
    const tags = [20, 40].map((at) => deploy(`v${at}`, at, { repo: 'acme/shop', ref: `v${at}` }));
    const fix = change(24, { number: 2, base: 'release/1', mergeSha: 'sha-fix' });
    const fixed = deploy('fix', 25, { repo: 'acme/shop', ref: 'v20.1' });
    const index = world([...tags, fixed], { heads: [fix] });
    expect(told(index, fix)).toBe('known fix commit');
    expect(told(index, change(11))).toBe('known v20 time');
    expect(told(index, change(21))).toBe('known v40 time');
    expect(told(index, change(41))).toBe('known - -');
    // Tags of another repository's part of the service tell nothing of this one.
    const other = tags.map((tag) => ({ ...tag, repo: 'acme/cart' }));
    expect(told(world([...other, fixed], { heads: [fix] }), change(11))).toBe('unknown - -');
  });
});

describe('cherry-picks', () => {
  const original = change(50, { number: 1, mergeSha: 'c0ffee00'.repeat(5) });
  const backport = change(52, { number: 2, base: 'release/1', mergeSha: 'backport' });
  const hotfix = deploy('hotfix', 53, { repo: 'acme/shop', sha: 'backport' });
  const train = deploy('train', 70, { repo: 'acme/shop', sha: 'm-train' });
  const head = change(60, { number: 3, mergeSha: 'm-train' });

  it('a change is in production with the backport that carries it, if that is earlier', () => {
    const picks = [{ from: original.mergeSha, sha: '', carrier: backport }];
    const index = world([hotfix, train], { heads: [backport, head], picks });
    expect(told(index, original)).toBe('known hotfix cherry_pick');
    expect(told(index, backport)).toBe('known hotfix commit');
    const late = world([deploy('hotfix', 80, { sha: 'backport' }), train], { heads: [backport, head], picks });
    expect(told(late, original)).toBe('known train commit');
  });

  it('by the first letters of the commit, and by the picked commit itself', () => {
    const picks = [{ from: 'c0ffee00c0', sha: 'p1', carrier: undefined }];
    const lists = deploy('lists', 53, { commits: ['p1'] });
    expect(told(world([lists, train], { heads: [head], picks }), original)).toBe('known lists cherry_pick');
    expect(told(world([train], { heads: [head], picks }), original)).toBe('known train commit');
    // The first deploy recorded lists all there ever was.
    const first = deploy('first', 50 + 14 * DAY + 1, { commits: ['p1'] });
    expect(told(world([first], { picks }), original)).toBe('unknown - -');
    const carrier = { ...backport, mergedAt: original.mergedAt + 7200 };
    expect(told(world([first], { picks: [{ ...picks[0], carrier }] }), original)).toBe('known first cherry_pick');
  });

  it('what carries it went out by inference: so did it', () => {
    const picks = [{ from: original.mergeSha, sha: '', carrier: backport }];
    const branches = [{ repo: 'acme/shop', branch: 'release/1' }];
    const silent = deploy('silent', 53, { repo: 'acme/shop', ref: 'release/1' });
    expect(told(world([silent], { branches, picks }), original)).toBe('known silent time');
  });
});

describe('one repository, several services', () => {
  const [one, two] = merges(2);
  const web = deploy('web', 30, { repo: 'acme/shop', sha: 'm2' });
  const admin = deploy('admin', 40, { service: 'admin', repo: 'acme/shop', sha: 'm2' });

  it('without rules any deploy of the repository that contains it counts', () => {
    const index = world([web, admin], { serviceOf: new Map(), heads: [two] });
    expect(told(index, one)).toBe('known web commit');
    expect(told(index, change(45))).toBe('known - -');
  });

  it('with rules only deploys of its services count, by every kind of evidence', () => {
    const ofAdmin = { services: ['admin'] };
    const index = world([web, admin], { heads: [two] });
    expect(told(index, { ...one, ...ofAdmin })).toBe('known admin commit');
    expect(told(index, { ...one, services: ['admin', 'web'] })).toBe('known web commit');
    expect(told(index, { ...one, services: ['mobile'] })).toBe('unknown - -');
    const own = world([
      deploy('web', 30, { commits: ['m1'] }),
      deploy('admin', 40, { service: 'admin', commits: ['m1'] }),
    ]);
    expect(told(own, { ...one, ...ofAdmin })).toBe('known admin commit');
    const lists = { repo: 'acme/shop', pullRequests: ['1'] };
    const stated = world([deploy('web', 30, lists), deploy('admin', 40, { service: 'admin', ...lists })]);
    expect(told(stated, { ...one, ...ofAdmin })).toBe('known admin stated');
    const silent = world([deploy('web', 30), deploy('admin', 40, { service: 'admin' })]);
    expect(told(silent, { ...one, ...ofAdmin })).toBe('known admin time');
    expect(told(silent, { ...one, services: ['admin', 'web'] })).toBe('known web time');
  });
});

describe('several repositories, one service', () => {
  it('one deploy states pull requests of three', () => {
    const lists = deploy('all', 20, {
      repo: 'acme/shop',
      pullRequests: ['7', 'acme/cart#8', ' https://github.com/acme/pay/pull/9 '],
    });
    const index = world([lists]);
    expect(told(index, change(1))).toBe('known all stated');
    expect(told(index, change(1, { repo: 'acme/cart', number: 8 }))).toBe('known all stated');
    expect(told(index, change(1, { repo: 'acme/pay', number: 9 }))).toBe('known all stated');
    expect(told(index, change(1, { repo: 'acme/cart', number: 7 }))).toBe('unknown - -');
  });

  it('where deploys of the service name the repository, those that name another bring it nothing', () => {
    const services = new Map([...shopIsWeb, ['acme/cart', 'web']]);
    const deploys = [deploy('cart', 20, { repo: 'acme/cart' }), deploy('shop', 30, { repo: 'acme/shop' })];
    expect(linked(deploys, change(1), services)).toBe('known shop time');
    expect(linked(deploys.slice(0, 1), change(1), services)).toBe('known cart time');
  });
});
