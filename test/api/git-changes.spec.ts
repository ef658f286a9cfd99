import {
  ada,
  ben,
  FROM_GIT,
  hub,
  IRREGULAR,
  merged,
  REVERT,
  REVERTED,
  START_UNKNOWN,
  GitBench,
} from '../support/git-bench';
import { day, git } from '../support/git-history';

jest.setTimeout(120_000);

let bench: GitBench;

beforeAll(async () => {
  bench = await GitBench.open();
});

afterAll(() => bench.close());

test('a merge: number, title, branch, author, commits, size and the time to the merge in one; the rest is unknown', async () => {
  const folder = await bench.made(merged);
  git(folder, 'remote', 'add', 'origin', 'https://ben:secret@github.com/acme/shop.git');
  const { id, summary } = await bench.imported(folder);
  expect(summary).toMatchObject({
    rejected: 0,
    extras: 0,
    kinds: { repository: { accepted: 1 }, pull_request: { accepted: 1 } },
  });
  expect(await bench.flowOf(id)).toEqual([
    {
      number: 7, author: 'ada', title: 'Add b', branch: 'codex/one', flags: FROM_GIT, sha: git(folder, 'rev-parse', 'main'), deploy_id: null, merged: day(4),
      start: day(2), left: day(4), pickup: NaN, review: NaN, merge: NaN, deployed: NaN, commits: 2, additions: 3, deletions: 1, files: 2,
      git: {},
    },
  ]); // prettier-ignore
  const [row] = await bench.ledger.select(
    id,
    'SELECT repo, author_id, url, base, body, updated_at, ready_at, draft, commits FROM pull_request',
  );
  expect(row).toMatchObject({
    repo: 'acme/shop',
    author_id: '11',
    url: 'https://github.com/acme/shop/pull/7',
    base: 'main',
    ready_at: null,
    draft: null,
  });
  expect(row.commits).toMatchObject([
    { authored_at: '2026-01-02T00:00:00Z', author: 'ada' },
    { message: expect.stringContaining('Claude') },
  ]);
  expect(await bench.ledger.contents(id)).not.toContain('secret');
  const [{ authorship }] = await bench.ledger.select(id, 'SELECT authorship FROM pull_request_flow');
  expect(authorship).toBe('agent_authored');
  // The commit that has neither a merge nor a number is told of.
  expect(summary.notes?.join(' ')).toMatch(/1 commit on "main" came without a merge or a number/);
});

test('again: nothing changes; with new commits only those are new; a rewritten merge changes its row', async () => {
  const folder = await bench.made(merged);
  const { id } = await bench.imported(folder);
  const before = await bench.ledger.contents(id);
  expect(await bench.again(id, folder)).toMatchObject({ accepted: 0, rejected: 0 });
  expect(await bench.ledger.contents(id)).toBe(before);
  git(folder, 'reset', '--quiet', '--hard', 'main');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'Fix it (#8)');
  expect(await bench.again(id, folder, { now: undefined })).toMatchObject({
    accepted: 1,
    unchanged: 2,
  });
  git(folder, 'reset', '--quiet', '--hard', 'main~1');
  git(folder, 'commit', '--quiet', '--amend', '-m', 'Merge pull request #7 from acme/codex/one\n\nAdd c');
  await bench.again(id, folder, { now: undefined });
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, title: 'Add c', sha: git(folder, 'rev-parse', 'main') },
    { number: 8 },
  ]);
});

test('squashes: the beginning is hidden where they bear the time of the merge, and known where they do not', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1) },
    { message: 'Squashed (#3)\n\n* one\n* two', at: day(2), by: ada, committer: hub },
    { message: 'Rebased (#4)', at: day(5), authoredAt: day(3), by: ben, committer: hub },
    { message: 'Pushed', at: day(6) },
  ]);
  const { id, summary } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 3, title: 'Squashed', author: 'ada', flags: FROM_GIT | START_UNKNOWN, start: NaN, left: NaN, git: { start: 'unknown' } },
    { number: 4, title: 'Rebased', author: 'ben', flags: FROM_GIT, start: day(3), left: day(5) },
  ]); // prettier-ignore
  expect(summary.notes?.join(' ')).toMatch(/1 change does not tell when the work began/);
  expect(summary.notes?.join(' ')).toMatch(/2 commits on "main" came without a merge or a number/);
});

test('no merge and no number at all: each commit is a change, numbered by its second', async () => {
  const folder = await bench.made([
    { message: 'One', at: day(1) },
    { message: 'Two', at: day(2), authoredAt: day(1, 12) },
    { message: 'In the same second', at: day(2) },
  ]);
  const { id, summary } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: day(1), title: 'One', flags: FROM_GIT | START_UNKNOWN, git: { number: 'made' } },
    { number: day(2), title: 'Two', start: day(1, 12), left: day(2), flags: FROM_GIT },
    { number: day(2) + 1, title: 'In the same second' },
  ]);
  expect(summary.notes?.[0]).toMatch(/no merge and no pull request number stands in the 3 commits of "main"/);
});

test('an octopus merge takes all of its branches; a commit belongs to the oldest merge that reaches it', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1), mark: 'root' },
    { branch: 'a', from: 'root', message: 'a', at: day(2), by: ada, mark: 'a' },
    { branch: 'b', from: 'root', message: 'b', at: day(3), by: ben, mark: 'b' },
    { branch: 'c', from: 'root', message: 'c', at: day(4), by: ada, mark: 'c' },
    { message: "Merge branches 'a', 'b' and 'c'", at: day(5), merge: ['a', 'b', 'c'], mark: 'm' },
    { branch: 'a', message: 'a, later', at: day(6), by: ben, mark: 'a2' },
    { message: "Merge branch 'a'", at: day(7), merge: ['a2'] },
  ]);
  const { id, summary } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: day(5), author: 'ada', commits: 3, start: day(2), left: day(5) },
    { number: day(7), author: 'ben', branch: 'a', title: 'a', commits: 1, start: day(6), left: day(7) },
  ]);
  expect(summary.notes?.join(' ')).toMatch(/2 merges without a number got one/);
});

test('the default branch merged into itself is no change: the walk goes on along what was pushed before', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1), mark: 'root' },
    { branch: 'x', from: 'root', message: 'x', at: day(2), mark: 'x' },
    { branch: 'pushed', from: 'root', message: 'Merge pull request #5 from acme/x\n\nX', at: day(3), merge: ['x'], mark: 'm5' },
    { message: 'Local work', at: day(2, 5) },
    { message: "Merge branch 'main' of github.com:acme/shop", at: day(4), merge: ['m5'] },
  ]); // prettier-ignore
  const { id } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([{ number: 5, commits: 1, start: day(2), left: day(3) }]);
});

test('a revert is linked to what it reverts', async () => {
  const folder = await bench.made(merged);
  const sha = git(folder, 'rev-parse', 'main');
  git(folder, 'reset', '--quiet', '--hard');
  git(
    folder,
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    `Revert "Add b" (#8)\n\nThis reverts commit ${sha}, reversing\nchanges made to nothing.`,
  );
  const { id } = await bench.imported(folder, { now: undefined });
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, flags: FROM_GIT | REVERTED },
    { number: 8, flags: FROM_GIT | START_UNKNOWN | REVERT },
  ]);
});

test('times that cannot be are told of: a merge is put aside, a first commit left out or moved', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1), mark: 'root' },
    { message: 'From the future (#2)', at: day(2000) },
    { message: 'From before git (#3)', at: 100 },
    { branch: 'x', from: 'root', message: 'no clock', at: 5, mark: 'x1' },
    { branch: 'x', message: 'x', at: day(2), mark: 'x2' },
    { message: 'Merge pull request #4 from acme/x\n\nX', at: day(3), merge: ['x2'] },
    { branch: 'y', from: 'root', message: 'fast clock', at: day(9), mark: 'y' },
    { message: 'Merge pull request #5 from acme/y\n\nY', at: day(4), merge: ['y'] },
    { branch: 'z', from: 'root', message: 'picked', at: day(3), authoredAt: day(-400), mark: 'z1' },
    { branch: 'z', message: 'own', at: day(4), mark: 'z2' },
    { message: 'Merge pull request #6 from acme/z\n\nZ', at: day(5), merge: ['z2'] },
  ]);
  const messages: string[] = [];
  const { id, summary } = await bench.imported(folder, { onReject: (message) => void messages.push(message) });
  expect(summary).toMatchObject({ rejected: 2, kinds: { pull_request: { accepted: 3, rejected: 2 } } });
  expect(messages.sort()).toEqual([
    expect.stringMatching(/commit \w{10} \(2\) says it was made on 2031-06-23T00:00:00Z, which cannot be/),
    expect.stringMatching(/commit \w{10} \(3\) says it was made on 1970-01-01T00:01:40Z, which cannot be/),
  ]);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 4, start: day(2), left: day(3), flags: FROM_GIT },
    { number: 5, start: day(4), left: day(4), flags: FROM_GIT | IRREGULAR },
    // A commit written more than 90 days before the first was committed is a cherry-pick.
    { number: 6, start: day(4), left: day(5) },
  ]);
  expect(summary.notes?.join(' ')).toMatch(/1 change was written after the merge/);
});

test('messages in any bytes and of any length', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1) },
    { message: Buffer.from('Gr\u00fc\u00dfe (#3)', 'latin1'), at: day(2) },
    { message: Buffer.concat([Buffer.from('Long (#4)\n\n'), Buffer.alloc(30_000_000, 'word '), Buffer.from('\n\nCo-authored-by: Claude <noreply@anthropic.com>')]), at: day(3) },
    { message: '', at: day(4) },
  ]); // prettier-ignore
  const { id, summary } = await bench.imported(folder);
  expect(summary.rejected).toBe(0);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 3, title: 'Gr\uFFFD\uFFFDe' },
    { number: 4, title: 'Long' },
  ]);
  const [{ authorship, length }] = await bench.ledger.select(
    id,
    'SELECT authorship, length(body) FROM pull_request_flow JOIN pull_request USING (repo, number) WHERE number = 4',
  );
  expect(authorship).toBe('ai_assisted');
  expect(length).toBeLessThan(65_537);
});

test('a submodule counts as no change of size; .mailmap names the author', async () => {
  const folder = await bench.made([
    {
      message: 'Begin',
      at: day(1),
      files: { '.mailmap': 'Ada <11+ada@users.noreply.github.com> <old@example.org>\n' },
    },
    { message: 'Mapped (#2)', at: day(2), by: 'A <old@example.org>', files: { 'a.txt': '1\n' } },
  ]);
  git(folder, 'checkout', '--quiet', '-f', 'main');
  git(folder, 'update-index', '--add', '--cacheinfo', `160000,${git(folder, 'rev-parse', 'HEAD')},vendor`);
  git(folder, 'commit', '--quiet', '-m', 'Submodule (#3)');
  const { id } = await bench.imported(folder, { now: undefined });
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 2, author: 'ada', additions: 1, files: 1 },
    { number: 3, additions: 0, files: 0 },
  ]);
});

test('squashes whose heads were fetched: their commits are known, and with them when the work began', async () => {
  const folder = await bench.made([
    { message: 'Begin', at: day(1), mark: 'root' },
    { branch: 'gone', from: 'root', message: 'one', at: day(2), by: ben, mark: 'p1' },
    { branch: 'gone', message: 'two', at: day(3), by: ben, mark: 'p2' },
    { branch: 'open', from: 'root', message: 'not merged', at: day(3), by: ben, mark: 'o' },
    { message: 'Squashed (#3)', at: day(4), by: ada, committer: hub },
  ]);
  const head = git(folder, 'rev-parse', 'gone');
  git(folder, 'update-ref', 'refs/pull/3/head', head);
  git(folder, 'update-ref', 'refs/pull/4/head', git(folder, 'rev-parse', 'open'));
  git(folder, 'branch', '-D', 'gone');
  const { id } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 3, title: 'Squashed', author: 'ben', commits: 2, start: day(2), left: day(4), flags: FROM_GIT },
  ]);
});
