import type { CommitFile } from '../doubles/github/commits';
import type { Account, Commit, PullRequest } from '../doubles/github/world';
import { WorldBuilder } from '../doubles/github/world-builder';
import { rowsOf } from '../support/github-sync';
import { githubScene, type GithubScene } from '../support/github-scene';

jest.setTimeout(180_000);

let scene: GithubScene;

afterEach(() => scene.close());

const builderOf = () => {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const ben = builder.user('ben');
  const codex = builder.bot('chatgpt-codex-connector', { databaseId: 199175422 });
  const acme = builder.organization('acme', [ada, ben]);
  return { builder, ada, ben, codex, acme };
};

const badge = (title: string): string =>
  `**<sub><sub>![P1 Badge](https://img.shields.io/badge/P1-orange?style=flat)</sub></sub>  ${title}**\n\nIt may fail.`;

/** March 2026, day and hour. */
const at = (day: number, hour: number): string =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

/** Line 20 of the file is changed; three lines of context stand around it. */
const line20: CommitFile = {
  filename: 'src/cart.ts',
  status: 'modified',
  changes: 2,
  patch: '@@ -17,7 +17,7 @@\n one\n two\n three\n-old\n+new\n four\n five\n six',
};

const commitsAsked = () =>
  scene.double.restRequests.filter(({ path }) => /\/commits\/[0-9a-f]+$/.test(path)).map(({ path }) => path);
const outcomes = () =>
  rowsOf<Record<string, unknown>>(scene.database, 'SELECT number, outcome, evidence FROM finding_outcome ORDER BY number, posted_at'); // prettier-ignore

describe('comments below pull requests', () => {
  it('come whole, with those edited since, for no point more than the pages', async () => {
    const { builder, ada, acme, codex } = builderOf();
    const shop = builder.repository(acme, 'shop');
    for (let index = 0; index < 100; index++) {
      const change = builder.pullRequest(shop, ada, at(2, 8));
      builder.comment(change, codex, at(2, 9), "Codex Review: Didn't find any major issues.");
      builder.react(builder.comment(change, null, at(2, 10), 'Thanks.'), ada, 'THUMBS_UP', at(2, 11));
    }
    scene = await githubScene({}, builder);
    expect((await scene.sync()).result).toMatchObject({ complete: true, pullRequests: 100 });
    expect(await scene.difference()).toEqual({});
    const points = (name: string) =>
      scene.double.requests.filter(({ operationName }) => operationName === name).map((request) => request.points);
    expect(points('pullRequests')).toEqual([1]);
    expect(scene.double.requests.map(({ operationName }) => operationName)).not.toContain('reviewThreads');
    const [{ counts }] = await scene.repositories();
    expect(counts.pull_request_comment).toEqual({ expected: null, got: 200 });

    // An agent rewrites its summary with a push.
    const [change] = shop.pullRequests;
    Object.assign(change.comments[0], { body: 'Codex Review: something else.', updatedAt: at(3, 9) });
    builder.commit(change, ada, at(3, 9));
    await scene.sync();
    expect(await scene.difference()).toEqual({});
  });

  it('beyond the first hundred entries of a timeline, and where GitHub leaves some out', async () => {
    const { builder, ada, ben, acme } = builderOf();
    const change = builder.pullRequest(builder.repository(acme, 'shop'), ada, at(2, 8));
    for (let index = 0; index < 250; index++) {
      const comment = builder.comment(change, index % 2 ? ada : ben, at(2, 9), `Note ${index}`);
      if (index % 10 === 0) Object.assign(comment, { lost: true });
    }
    scene = await githubScene({}, builder);
    expect((await scene.sync()).result).toMatchObject({ complete: true });
    // Three pages of the list itself fill the gaps.
    const asked = scene.double.requests.filter(({ operationName }) => operationName === 'pullRequestLists');
    expect(asked.map(({ points }) => points)).toEqual([1, 1, 1]);
    expect(await scene.difference()).toEqual({});
  });
});

it('what was read before all of this was asked for is read once more', async () => {
  const { builder, ada, acme, codex } = builderOf();
  const shop = builder.repository(acme, 'shop');
  const change = builder.pullRequest(shop, ada, at(2, 8));
  builder.commit(change, ada, at(2, 8));
  const review = builder.review(change, codex, at(2, 9), 'COMMENTED');
  const thread = builder.thread(change, 'src/cart.ts', 20);
  builder.threadComment(thread, codex, at(2, 9), badge('Empty carts'), { pullRequestReview: review });
  builder.comment(change, ada, at(2, 10), 'Will do.');
  builder.merge(change, ada, at(3, 9));
  scene = await githubScene({}, builder);
  await scene.sync();
  // As an older version has left it.
  await rowsOf(scene.database, 'UPDATE review_comment SET commit_sha = NULL, original_line = NULL, review_id = NULL');
  await rowsOf(scene.database, 'UPDATE pull_request_comment SET body = NULL');
  await rowsOf(scene.database, `UPDATE synced_repository SET lists = lists - 'asked'`);
  await scene.sync();
  expect(await scene.difference()).toEqual({});
  const before = scene.double.requests.length;
  await scene.sync();
  const asked = scene.double.requests.slice(before).map(({ operationName }) => operationName);
  expect(asked).not.toContain('pullRequests');
});

describe('changed lines of commits', () => {
  /** A pull request with a finding on line 20 that agent and author wrote, in this order: commit, finding, `answers`, merge. */
  function changeWith(
    { builder, ada, codex }: { builder: WorldBuilder; ada: Account; codex: Account },
    repository: PullRequest['repository'],
    answers: (change: PullRequest) => void,
  ): PullRequest {
    const change = builder.pullRequest(repository, ada, at(2, 8));
    builder.commit(change, ada, at(2, 7), { files: [line20] });
    const review = builder.review(change, codex, at(2, 9), 'COMMENTED');
    const thread = builder.thread(change, 'src/cart.ts', 20);
    builder.threadComment(thread, codex, at(2, 9), badge('Empty carts'), { pullRequestReview: review });
    answers(change);
    builder.merge(change, ada, at(4, 9));
    return change;
  }

  it('are read of commits after a finding, once, and tell its outcome', async () => {
    const world = builderOf();
    const { builder, ada, ben, acme } = world;
    const shop = builder.repository(acme, 'shop');
    const commits: Commit[] = [];
    const answer = (change: PullRequest, files: CommitFile[], more: object = {}) =>
      void commits.push(builder.commit(change, ada, at(3, 8), { files, ...more }));
    changeWith(world, shop, (change) => answer(change, [line20]));
    changeWith(world, shop, (change) => answer(change, [{ ...line20, filename: 'docs/read.md' }]));
    // What a merge from the main branch brings in is nobody's answer.
    changeWith(world, shop, (change) => answer(change, [line20], { parents: [{ id: 'C_1' }, { id: 'C_2' }] }));
    changeWith(world, shop, () => undefined);
    // No agent said anything here.
    const plain = builder.pullRequest(shop, ada, at(2, 8));
    builder.threadComment(builder.thread(plain, 'src/cart.ts', 20), ben, at(2, 9), 'Why?');
    builder.commit(plain, ada, at(3, 8), { files: [line20] });
    builder.merge(plain, ada, at(4, 9));
    scene = await githubScene({}, builder);
    const { result } = await scene.sync();
    expect(result).toMatchObject({ complete: true });
    const of = ({ oid }: Commit) => `/repos/acme/shop/commits/${oid}`;
    expect(commitsAsked().sort()).toEqual([of(commits[0]), of(commits[1])].sort());
    const files = await rowsOf(scene.database, 'SELECT sha, number, path, status, hunks FROM commit_file ORDER BY number'); // prettier-ignore
    expect(files).toEqual([
      { sha: commits[0].oid, number: 1, path: 'src/cart.ts', status: 'modified', hunks: [20, 1, 20, 1] },
      { sha: commits[1].oid, number: 2, path: 'docs/read.md', status: 'modified', hunks: [20, 1, 20, 1] },
    ]);
    expect(await outcomes()).toEqual([
      { number: 1, outcome: 'accepted', evidence: 'lines' },
      { number: 2, outcome: 'ignored', evidence: 'none' },
      { number: 3, outcome: 'ignored', evidence: 'none' },
      { number: 4, outcome: 'ignored', evidence: 'none' },
    ]);
    const [{ counts }] = await scene.repositories();
    expect(counts.commit_after_finding).toEqual({ expected: 2, got: 2 });
    await scene.sync();
    expect(commitsAsked()).toHaveLength(2);
  });

  it('of a commit that stands in two pull requests tell the outcome in both', async () => {
    const world = builderOf();
    const { builder, ada, acme } = world;
    const shop = builder.repository(acme, 'shop');
    const first = changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8), { files: [line20] }));
    changeWith(world, shop, (change) => void change.commits.push(first.commits[1]));
    scene = await githubScene({}, builder);
    await scene.sync();
    expect(commitsAsked()).toHaveLength(1);
    expect((await outcomes()).map(({ number, evidence }) => [number, evidence])).toEqual([
      [1, 'lines'],
      [2, 'lines'],
    ]);
  });

  it('of more than 300 files page by page; empty commits and those that are gone are not asked for again', async () => {
    const world = builderOf();
    const { builder, ada, acme } = world;
    const shop = builder.repository(acme, 'shop');
    const many = Array.from({ length: 700 }, (_, index) => ({ ...line20, filename: `src/part-${index}.ts` }));
    const whole = changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8), { files: many }));
    changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8), { files: [] }));
    const gone = changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8), { files: [line20] }));
    scene = await githubScene({}, builder);
    const { oid } = gone.commits[1];
    scene.double.fail({
      when: ({ path }) => path.endsWith(oid),
      with: { kind: 'status', status: 422, body: JSON.stringify({ message: `No commit found for SHA: ${oid}` }) },
    });
    expect((await scene.sync()).result).toMatchObject({ complete: true });
    expect(commitsAsked().filter((path) => path.endsWith(whole.commits[1].oid))).toHaveLength(3);
    expect(await rowsOf(scene.database, 'SELECT count(*)::int AS files FROM commit_file')).toEqual([{ files: 700 }]);
    const asked = commitsAsked().length;
    expect(asked).toBe(5);
    await scene.sync();
    expect(commitsAsked()).toHaveLength(asked);
  });

  it('killed in between, the next run asks only for what was not kept', async () => {
    const world = builderOf();
    const { builder, ada, acme } = world;
    const shop = builder.repository(acme, 'shop');
    for (let index = 0; index < 50; index++)
      changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8), { files: [line20] }));
    scene = await githubScene({}, builder);
    let asked = 0;
    scene.double.fail({
      when: ({ path }) => {
        if (/\/commits\/[0-9a-f]+$/.test(path) && ++asked === 45) running.child.kill('SIGKILL');
        return false;
      },
      with: { kind: 'internal' },
    });
    const running = await scene.startSync();
    expect((await running.end).code).toBeNull();
    const kept = await rowsOf(scene.database, 'SELECT FROM commit_file');
    // Two packs of twenty.
    expect(kept).toHaveLength(40);
    await scene.sync();
    expect(await rowsOf(scene.database, 'SELECT FROM commit_file')).toHaveLength(50);
    expect(new Set(commitsAsked()).size).toBe(50);
    expect(commitsAsked().length).toBeLessThanOrEqual(56);
    expect(new Set((await outcomes()).map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
  });

  it('without access to them the sync is complete, says so, and outcomes rest on the rest', async () => {
    const world = builderOf();
    const { builder, ada, acme } = world;
    changeWith(world, builder.repository(acme, 'shop'), (change) => {
      builder.commit(change, ada, at(3, 8), { files: [line20] });
      builder.threadComment(change.reviewThreads[0], ada, at(3, 9), "Won't fix, this is by design.");
    });
    scene = await githubScene({}, builder);
    const isCommit = ({ path }: { path: string }) => path.includes('/commits/');
    const allow = scene.double.fail({ when: isCommit, with: { kind: 'forbidden' } });
    const { result } = await scene.sync();
    expect(result).toMatchObject({ complete: true, failed: 0 });
    expect(result?.message).toContain(
      'Changed lines of commits may not be read (acme/shop): give the token or App read access to Contents.',
    );
    expect(await outcomes()).toEqual([{ number: 1, outcome: 'rejected', evidence: 'reply' }]);
    const [{ counts }] = await scene.repositories();
    expect(counts.commit_after_finding).toEqual({ expected: 1, got: 0 });
    allow();
    await scene.sync();
    expect(await outcomes()).toEqual([{ number: 1, outcome: 'accepted', evidence: 'lines' }]);
  });

  it('one that GitHub fails to give stops neither the others nor the sync, and is given up at last', async () => {
    const world = builderOf();
    const { builder, ada, acme } = world;
    const shop = builder.repository(acme, 'shop');
    for (let index = 0; index < 3; index++)
      changeWith(world, shop, (change) => void builder.commit(change, ada, at(3, 8 + index), { files: [line20] }));
    scene = await githubScene({}, builder);
    // The last written is asked for first.
    const { oid } = shop.pullRequests[2].commits[1];
    scene.double.fail({ when: ({ path }) => path.endsWith(oid), with: { kind: 'status', status: 502 } });
    const times = () => commitsAsked().filter((path) => path.endsWith(oid)).length;
    expect((await scene.sync({ fakeWait: true })).result).toMatchObject({ complete: true });
    expect(await rowsOf(scene.database, 'SELECT FROM commit_file')).toHaveLength(2);
    // Three times in a run, with waits between.
    expect(times()).toBe(3);
    for (let again = 0; again < 3; again++) await scene.sync({ fakeWait: true });
    expect(times()).toBe(12);
    await scene.sync({ fakeWait: true });
    expect(times()).toBe(12);
  });
});
