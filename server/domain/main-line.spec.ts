import { change, DAY, deploy, h, linked, merges, told, world } from '../../test/support/deploy-world';

describe('where a deployed commit stands on its branch', () => {
  const [one, two, three] = merges(3);

  it('a deploy of a merge commit contains whatever was merged into that branch before, and nothing after', () => {
    // Squash, rebase and merge commits alike: each is the merge commit of its pull request.
    const index = world([deploy('a', 25, { repo: 'acme/shop', sha: 'm2' })], { heads: [two] });
    expect(told(index, one)).toBe('known a commit');
    expect(told(index, two)).toBe('known a commit');
    expect(told(index, three)).toBe('known - -');
  });

  it('takes the deploy that finished first of all that contain it, whichever says so', () => {
    const late = deploy('late', 50, { repo: 'acme/shop', sha: 'm3' });
    const early = deploy('early', 40, { repo: 'acme/shop', sha: 'x', commits: ['m1'] });
    const index = world([late, early], { heads: [three] });
    expect(told(index, one)).toBe('known early commit');
    expect(told(index, two)).toBe('known late commit');
    // A later commit may go out before an earlier one: that one is in production with it.
    const overtaken = world(
      [deploy('slow', 21, { sha: 'm2', finishedAt: h(60) }), deploy('fast', 31, { sha: 'm3', finishedAt: h(33) })],
      { heads: [two, three] },
    );
    expect(told(overtaken, one)).toBe('known fast commit');
  });

  it('another branch, and another repository, is another line', () => {
    const index = world([deploy('a', 25, { repo: 'acme/shop', sha: 'm2' })], { heads: [two] });
    expect(told(index, change(5, { base: 'release/1' }))).toBe('unknown - -');
    expect(told(index, change(5, { repo: 'acme/cart' }))).toBe('unknown - -');
  });

  it('a deploy whose commit is known is not used for what it does not contain', () => {
    const deploys = [deploy('head', 35, { sha: 'm2' }), deploy('silent', 45)];
    expect(told(world(deploys, { heads: [two] }), three)).toBe('known silent time');
  });

  it('finds commits named by their first letters', () => {
    const sha = '0123456789abcdef0123456789abcdef01234567';
    const head = { ...two, mergeSha: sha };
    const index = world([deploy('a', 25, { sha: '0123456' })], { heads: [head] });
    expect(told(index, head)).toBe('known a commit');
    expect(told(index, one)).toBe('known a commit');
    expect(told(index, { ...three, mergeSha: '0123457'.padEnd(40, '0') })).toBe('known - -');
  });

  it('the first deploy of a service tells nothing of what was merged more than 14 days before it', () => {
    const first = deploy('first', 20 * DAY, { repo: 'acme/shop', sha: 'm' });
    const head = change(20 * DAY - 1, { number: 9, mergeSha: 'm' });
    expect(told(world([first], { heads: [head] }), change(6 * DAY))).toBe('known first commit');
    expect(told(world([first], { heads: [head] }), change(6 * DAY - 0.01))).toBe('unknown - -');
    // A list is no inference.
    const lists = deploy('first', 20 * DAY, { repo: 'acme/shop', sha: 'm', pullRequests: ['7'] });
    expect(told(world([lists], { heads: [head] }), change(1))).toBe('known first stated');
    const commits = deploy('first', 20 * DAY, { repo: 'acme/shop', sha: 'm', commits: ['old'] });
    expect(told(world([commits], { heads: [head] }), change(1, { mergeSha: 'old' }))).toBe('unknown - -');
  });
});

describe('deploys that bring nothing to production', () => {
  it('a failed one: its repetition does', () => {
    const [one] = merges(1);
    const failed = deploy('failed', 12, { sha: 'm1', status: 'failure' });
    const cancelled = deploy('cancelled', 13, { sha: 'm1', status: 'cancelled' });
    const again = deploy('again', 14, { sha: 'm1' });
    expect(told(world([failed, cancelled, again], { heads: [one] }), one)).toBe('known again commit');
    expect(told(world([failed, cancelled], { heads: [one] }), one)).toBe('unknown - -');
    const silent = deploy('silent', 12, { status: 'failure' });
    expect(linked([silent, deploy('works', 20)], change(11))).toBe('known works time');
  });

  it('a rollback does not deploy what waits: neither one that says so, nor one of a commit that was in production before', () => {
    const [a, b] = [deploy('a', 1, { sha: 'a'.repeat(40) }), deploy('b', 5, { sha: 'b'.repeat(40) })];
    const waiting = change(7);
    const said = deploy('back', 10, { sha: 'c'.repeat(40), rollsBack: 'b' });
    expect(linked([a, b, said], waiting)).toBe('known - -');
    const same = deploy('back', 10, { sha: 'a'.repeat(40) });
    expect(linked([a, b, same], waiting)).toBe('known - -');
    expect(linked([a, b, same, deploy('next', 20, { sha: 'd'.repeat(40) })], waiting)).toBe('known next time');
    // Elsewhere that commit was not in production before.
    const other = deploy('other', 1, { sha: 'c'.repeat(40), service: 'mobile' });
    expect(linked([other, deploy('first', 10, { sha: 'c'.repeat(40) })], waiting)).toBe('known first time');
    // A name that is used again for other contents tells nothing.
    const latest = [deploy('a', 1, { sha: 'latest' }), deploy('b', 10, { sha: 'latest' })];
    expect(linked(latest, waiting)).toBe('known b time');
  });

  it('a rollback by commit brings back what that commit contains, and what it does not keeps waiting', () => {
    const [one, two, three] = merges(3);
    const deploys = [
      deploy('first', 12, { sha: 'm1' }),
      deploy('second', 22, { sha: 'm2' }),
      deploy('back', 32, { sha: 'm1', rollsBack: 'second' }),
    ];
    const index = world(deploys, { heads: [one, two] });
    expect([one, two, three].map((of) => told(index, of))).toEqual([
      'known first commit',
      'known second commit',
      'known - -',
    ]);
  });

  it('a change and its revert in one deploy are both in production', () => {
    const [one, revert] = merges(2);
    const index = world([deploy('a', 25, { sha: 'm2' })], { heads: [revert] });
    expect([told(index, one), told(index, revert)]).toEqual(['known a commit', 'known a commit']);
  });
});
