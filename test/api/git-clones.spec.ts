import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ben, FROM_GIT, merged, START_UNKNOWN, GitBench } from '../support/git-bench';
import { day, git, type MadeCommit } from '../support/git-history';

jest.setTimeout(120_000);

let bench: GitBench;

beforeAll(async () => {
  bench = await GitBench.open();
});

afterAll(() => bench.close());

test('a shallow clone: what is there, without the size and the beginning of what was cut; completed later, the same rows', async () => {
  const whole = await bench.made([
    ...merged,
    { branch: 'two', from: 'm7', message: 'two', at: day(5), by: ben, mark: 't' },
    { message: "Merge branch 'two'", at: day(6), merge: ['t'], mark: 'm' },
    { message: 'Last (#9)', at: day(7) },
  ]);
  const folder = join(bench.folder, 'shallow');
  git(bench.folder, 'clone', '--quiet', '--depth', '3', `file://${whole}`, folder);
  const { id, summary } = await bench.imported(folder);
  // Three commits deep: the merge of 7 lost its branch, and the branch of the other merge may go on behind its only commit.
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, title: 'Add b', start: NaN, additions: null, flags: FROM_GIT | START_UNKNOWN },
    { number: 9, additions: 1 },
    { number: day(6), start: NaN, additions: 1, flags: FROM_GIT | START_UNKNOWN },
  ]);
  expect(summary.notes?.join(' ')).toMatch(/This clone is shallow/);
  git(folder, 'fetch', '--quiet', '--unshallow');
  await bench.again(id, folder);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, start: day(2), additions: 3, flags: FROM_GIT },
    { number: 9 },
    { number: day(6) },
  ]);
});

test('bare, linked work tree, detached, other branch names, a path with blanks, Windows line ends', async () => {
  const crlf: MadeCommit[] = [
    { message: 'Begin\r\n', at: day(1) },
    { message: 'Windows (#3)\r\n\r\nBody\r\n', at: day(2), authoredAt: day(1, 5) },
  ];
  const expected = [{ number: 3, title: 'Windows', start: day(1, 5), left: day(2) }];
  const bare = await bench.made(crlf, { bare: true, name: 'shop.git', branch: 'trunk' });
  const bareImport = await bench.imported(bare);
  expect(await bench.flowOf(bareImport.id)).toMatchObject(expected);
  expect(await bench.ledger.select(bareImport.id, 'SELECT repo, default_branch FROM repository')).toEqual([
    { repo: 'shop', default_branch: 'trunk' },
  ]);

  const folder = await bench.made(crlf, { name: 'the shop' });
  git(folder, 'checkout', '--quiet', '-f', 'main');
  const tree = join(bench.folder, 'linked tree');
  git(folder, 'worktree', 'add', '--quiet', '--detach', tree, 'main~1');
  const treeImport = await bench.imported(tree);
  expect(await bench.flowOf(treeImport.id)).toMatchObject(expected);
  expect(await bench.ledger.select(treeImport.id, 'SELECT repo FROM repository')).toEqual([{ repo: 'the shop' }]);

  git(folder, 'checkout', '--quiet', '--detach');
  git(folder, 'branch', '-D', 'main');
  const { id, summary } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject(expected);
  expect(summary.notes?.[0]).toMatch(/1 change on the detached HEAD/);
});

test('the remote’s default branch, not what is checked out', async () => {
  const origin = await bench.made([
    ...merged,
    { branch: 'develop', from: 'm7', message: 'Not merged (#99)', at: day(9) },
  ]);
  const folder = join(bench.folder, 'checked out');
  git(bench.folder, 'clone', '--quiet', '--branch', 'develop', `file://${origin}`, folder);
  git(folder, 'remote', 'set-head', 'origin', 'main');
  const { id } = await bench.imported(folder);
  expect(await bench.flowOf(id)).toMatchObject([{ number: 7 }]);
  // Of a remote that is a path only the folder's name is told.
  expect(await bench.ledger.select(id, 'SELECT repo FROM repository')).toEqual([{ repo: 'a shop' }]);
});

test('settings of the clone run nothing', async () => {
  const folder = await bench.made(merged);
  git(folder, 'checkout', '--quiet', '-f', 'main');
  const ran = join(bench.folder, 'ran');
  const script = join(bench.folder, 'run.sh');
  await writeFile(script, `#!/bin/sh\necho "$0 $*" >> '${ran}'\ncat\n`, { mode: 0o755 });
  await writeFile(join(folder, '.gitattributes'), '* diff=evil\n');
  git(folder, 'add', '.gitattributes');
  git(folder, 'commit', '--quiet', '-m', 'Attributes (#8)');
  for (const name of ['core.fsmonitor', 'core.pager', 'gpg.program', 'diff.external', 'diff.evil.command', 'diff.evil.textconv', 'core.sshCommand']) git(folder, 'config', name, script); // prettier-ignore
  git(folder, 'config', 'log.showSignature', 'true');
  git(folder, 'config', 'color.ui', 'always');
  git(folder, 'config', 'format.pretty', 'oneline');
  const { id, summary } = await bench.imported(folder, { now: undefined });
  expect(summary.rejected).toBe(0);
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, additions: 3 },
    { number: 8, additions: 1 },
  ]);
  expect(existsSync(ran)).toBe(false);
});

test('what is no clone, or has no commit, is said before anything is written', async () => {
  const id = await bench.ledger.organization();
  const empty = join(bench.folder, 'empty');
  await mkdir(empty);
  git(empty, 'init', '--quiet', '-b', 'main', '.');
  await expect(bench.again(id, empty)).rejects.toThrow(/has no commit on a branch "main" or "master"/);
  const broken = join(bench.folder, 'broken');
  await mkdir(join(broken, '.git'), { recursive: true });
  await expect(bench.again(id, broken)).rejects.toThrow(/git cannot open it/);
  await expect(bench.again(id, bench.folder, { from: 'git' })).rejects.toThrow(/no git clone|holds no/);
  const file = await bench.ledger.file('a.ndjson', '{}\n');
  await expect(bench.again(id, file, { from: 'git' })).rejects.toThrow(/is no git clone \(it is a file\)/);
  expect(await bench.ledger.select(id, 'SELECT * FROM import')).toEqual([]);
});

test('a clone that breaks on the way fails with git’s own words', async () => {
  const folder = await bench.made(merged);
  git(folder, 'reset', '--quiet', '--hard');
  for (const message of ['One (#8)', 'Two (#9)']) git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
  const sha = git(folder, 'rev-parse', 'main~1');
  await rm(join(folder, '.git', 'objects', sha.slice(0, 2), sha.slice(2)));
  const id = await bench.ledger.organization();
  await expect(bench.again(id, folder)).rejects.toThrow(/git stopped reading this clone \(.+\); try "git -C .+ fsck"/);
  expect(await bench.ledger.select(id, 'SELECT state FROM import')).toEqual([{ state: 'failed' }]);
});
