import { countPullRequests } from '../../server/ledger/stored-pull-requests';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPaths, importPaths } from '../../server/sources/import-paths';
import { FROM_GIT, merged, now, GitBench } from '../support/git-bench';
import { day, git } from '../support/git-history';
import { lines } from '../support/ledger-bench';

jest.setTimeout(120_000);

let bench: GitBench;

beforeAll(async () => {
  bench = await GitBench.open();
});

afterAll(() => bench.close());

test('tags are deploys by what is new in them; light and annotated, prereleases apart', async () => {
  const folder = await bench.made([
    ...merged,
    { tag: 'v1.0.0-rc.1', at: 'm7' },
    { tag: 'v1.0.0', at: 'm7', annotatedAt: day(6) },
    { tag: 'nothing', at: 'm7' },
    { message: 'Next (#8)', at: day(7), mark: 's8' },
    { message: 'Direct', at: day(8), mark: 'd' },
    { tag: 'v1.1.0', at: 'd' },
    { message: 'Unreleased (#9)', at: day(9) },
  ]);
  git(folder, 'tag', '-a', '-m', 'nested', 'v1.1.1', 'v1.0.0');
  const { id, summary } = await bench.imported(folder);
  const repo = 'a shop';
  expect(await bench.ledger.select(id, "SELECT id, environment, ref, sha, cardinality(commits) AS commits FROM deploy WHERE ref <> 'v1.1.1' ORDER BY id")).toEqual([
    { id: `git-tag:${repo}:v1.0.0`, environment: 'production', ref: 'v1.0.0', sha: git(folder, 'rev-parse', 'main~3'), commits: 1 },
    { id: `git-tag:${repo}:v1.0.0-rc.1`, environment: 'prerelease', ref: 'v1.0.0-rc.1', sha: git(folder, 'rev-parse', 'main~3'), commits: 1 },
    { id: `git-tag:${repo}:v1.1.0`, environment: 'production', ref: 'v1.1.0', sha: git(folder, 'rev-parse', 'main~1'), commits: 2 },
  ]); // prettier-ignore
  expect(await bench.flowOf(id)).toMatchObject([
    { number: 7, deployed: day(6), deploy_id: `git-tag:${repo}:v1.0.0` },
    { number: 8, deployed: day(8), deploy_id: `git-tag:${repo}:v1.1.0` },
    { number: 9, deployed: NaN, deploy_id: null },
  ]);
  expect(summary.notes?.join(' ')).toMatch(/4 tags count as deploys/);
  const own = await bench.imported(folder, { tags: 'noth*' });
  expect(await bench.ledger.select(own.id, 'SELECT ref FROM deploy')).toEqual([{ ref: 'nothing' }]);
});

test('files of a clone are read with --from, and GitHub’s REST files in one without it', async () => {
  const folder = await bench.made(merged);
  await writeFile(join(folder, 'people.ndjson'), lines([{ kind: 'person', login: 'ada' }]));
  expect(await bench.imported(folder, { from: 'records' })).toMatchObject({
    summary: { kinds: { person: { accepted: 1 } } },
  });
  const backup = await bench.made(merged);
  await mkdir(join(backup, 'pulls'));
  await writeFile(join(backup, 'pulls', '1.json'), '{}');
  expect((await bench.imported(backup)).summary.kinds.repository).toBeUndefined();
});

test('a dry run reads everything and writes nothing', async () => {
  const summary = await checkPaths([await bench.made(merged)], { now });
  expect(summary).toMatchObject({ accepted: 2, rejected: 0 });
  expect(summary.notes?.length).toBeGreaterThan(0);
});

describe('beside another door', () => {
  const real = {
    kind: 'pull_request', repo: 'acme/shop', number: 7, title: 'From the host', author: 'cleo', branch: 'one', state: 'closed', draft: false,
    created_at: '2026-01-02T12:00:00Z', merged_at: '2026-01-04T00:00:00Z', closed_at: '2026-01-04T00:00:00Z', updated_at: '2026-01-05T00:00:00Z',
  }; // prettier-ignore
  const review = { kind: 'review', repo: 'acme/shop', number: 7, id: 1, reviewer: 'ben', state: 'approved', submitted_at: '2026-01-03T00:00:00Z' }; // prettier-ignore
  const plain = { kind: 'pull_request', repo: 'acme/shop', number: 7, title: 'Plain', author: 'cleo', created_at: '2026-01-02T12:00:00Z', merged_at: '2026-01-04T00:00:00Z' }; // prettier-ignore

  async function both(records: object[], clone: boolean[]): Promise<Record<string, unknown>> {
    const folder = await bench.made(merged);
    git(folder, 'remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    const file = await bench.ledger.file('records.ndjson', lines(records));
    const id = await bench.ledger.organization();
    for (const isClone of clone) await bench.again(id, isClone ? folder : file);
    const [row] = await bench.flowOf(id);
    return row;
  }

  test.each([
    ['first', [true, false]],
    ['last', [false, true]],
    ['first and last', [true, false, true]],
  ])('imported %s, its facts hold: git only adds what was missing', async (_, order) => {
    const row = await both([real, review], order);
    expect(row).toMatchObject({ title: 'From the host', author: 'cleo', flags: 0, start: day(2), left: day(2, 12), pickup: day(2, 12), review: day(3), additions: 3, commits: 2 }); // prettier-ignore
  });

  test.each([
    ['first', [true, false]],
    ['last', [false, true]],
    ['first and last', [true, false, true]],
    ['twice at last', [false, true, true]],
  ])('imported %s, a record without a version counts before it too', async (_, order) => {
    const row = await both([plain], order);
    expect(row).toMatchObject({
      title: 'Plain',
      author: 'cleo',
      flags: 1,
      start: day(2),
      left: day(2, 12),
      merge: day(2, 12),
      additions: 3,
    });
  });

  test('in one import with it as well', async () => {
    const folder = await bench.made(merged);
    const file = await bench.ledger.file('records.ndjson', lines([{ ...plain, repo: 'a shop' }]));
    for (const paths of [
      [folder, file],
      [file, folder],
    ]) {
      const id = await bench.ledger.organization();
      await importPaths(bench.ledger.store, id, paths, bench.options());
      expect(await bench.flowOf(id)).toMatchObject([{ title: 'Plain', flags: 1, start: day(2), left: day(2, 12) }]);
    }
  });

  test('reviews alone do not: nobody says when it was opened', async () => {
    expect(await both([review], [true, false])).toMatchObject({
      flags: FROM_GIT,
      start: day(2),
      left: day(4),
      pickup: NaN,
    });
  });
});

test('a pull request known from a clone alone does not count as fetched by a sync', async () => {
  const { id } = await bench.imported(await bench.made(merged));
  expect(await countPullRequests(bench.ledger.store, id, 'a shop')).toBe(0);
  const seen = { kind: 'pull_request', repo: 'a shop', number: 7, title: 'T', author: 'ada', created_at: '2026-01-02T12:00:00Z', updated_at: '2026-01-05T00:00:00Z' }; // prettier-ignore
  await bench.again(id, await bench.ledger.file('records.ndjson', lines([seen])));
  expect(await countPullRequests(bench.ledger.store, id, 'a shop')).toBe(1);
});
