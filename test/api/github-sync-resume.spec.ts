import type { FaultRule } from '../doubles/github/fault';
import { seededBuilder } from '../doubles/github/seeded-world';
import { githubScene, type GithubScene } from '../support/github-scene';
import { rowsOf } from '../support/github-sync';

jest.setTimeout(300_000);

let scene: GithubScene;

afterEach(() => scene.close());

const isPage: FaultRule['when'] = ({ operationName }) => operationName === 'pullRequests';

/** Calls `act` when the double gets the wanted request, and answers it as if nothing were. */
function whenAsked(
  wanted: (request: Parameters<NonNullable<FaultRule['when']>>[0]) => boolean,
  act: () => void,
): () => void {
  let done = false;
  return scene.double.fail({
    when: (request) => {
      if (!done && wanted(request)) {
        done = true;
        act();
      }
      return false;
    },
    with: { kind: 'internal' },
  });
}

it('killed at one request after another, it goes on each time and ends with the world as it is', async () => {
  // Seven pages of 100 and their threads.
  scene = await githubScene(
    {},
    seededBuilder({ pullRequests: 650, repositories: 2, threadShare: 0.4, deployEvery: 5 }),
  );
  const isAsked = (name: string) => (request: { operationName?: string }) => request.operationName === name;
  const nth = (last: number) => {
    let count = 0;
    return () => ++count === last;
  };
  // Four requests come before the first page.
  for (const wanted of [
    nth(5),
    nth(6),
    nth(7),
    nth(7),
    isAsked('reviewThreads'),
    isAsked('threadComments'),
    isAsked('deployments'),
  ]) {
    const off = whenAsked(wanted, () => running.child.kill('SIGKILL'));
    const running = await scene.startSync();
    const { code } = await running.end;
    off();
    expect(code).toBeNull();
  }
  const pages = scene.double.requests.filter(isPageRequest).map(({ variables }) => JSON.stringify(variables));
  // A page is asked for again only where the kill came before it was saved.
  expect(pages.length - new Set(pages).size).toBeLessThanOrEqual(7);
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
  const [{ flows }] = await rowsOf<{ flows: number }>(
    scene.database,
    'SELECT count(*)::int AS flows FROM pull_request_flow',
  );
  expect(flows).toBe(650);
});

it('killed at any moment after a page came, in the middle of writing it, it ends with the world as it is', async () => {
  scene = await githubScene({}, seededBuilder({ pullRequests: 350, threadShare: 0.5 }));
  for (const milliseconds of [40, 80, 120, 160, 200, 240]) {
    const off = whenAsked(isPageRequest, () => setTimeout(() => running.child.kill('SIGKILL'), milliseconds).unref());
    const running = await scene.startSync();
    await running.end;
    off();
  }
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('what came in before a kill is derived by the next run', async () => {
  // Without deployments, which would have everything derived anyway.
  scene = await githubScene({}, seededBuilder({ pullRequests: 250, deployEvery: 0 }));
  const off = whenAsked(
    (request) => isPageRequest(request) && scene.double.requests.filter(isPageRequest).length === 1,
    () => running.child.kill('SIGKILL'),
  );
  const running = await scene.startSync();
  expect((await running.end).code).toBeNull();
  off();
  const flows = () => rowsOf<{ flows: number }>(scene.database, 'SELECT count(*)::int AS flows FROM pull_request_flow');
  expect(await flows()).toEqual([{ flows: 0 }]);
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await flows()).toEqual([{ flows: 250 }]);
});

it('a pull request that a webhook brought up to date is read all the same: its comments may not have come', async () => {
  scene = await githubScene();
  await scene.sync();
  const { builder } = scene;
  const one = builder.world.repositories[0].pullRequests.find(({ reviewThreads }) => reviewThreads.length > 0)!;
  builder.threadComment(one.reviewThreads[0], builder.world.accounts[1], '2026-03-01T10:00:00Z', 'Late.');
  await rowsOf(scene.database, `UPDATE pull_request SET updated_at = $2 WHERE repo = 'acme/service-1' AND number = $1`, [one.number, one.updatedAt]); // prettier-ignore
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('killed in a run that reads what changed, nothing that changed is lost', async () => {
  scene = await githubScene();
  await scene.sync();
  const { builder } = scene;
  const [first] = builder.world.repositories;
  const [ada, ben] = builder.world.accounts.filter(({ login }) => ['ada', 'ben'].includes(login));
  // A comment in a thread that is there already, on each pull request that has any.
  for (const one of first.pullRequests)
    for (const thread of one.reviewThreads) builder.threadComment(thread, ben, '2026-03-01T10:00:00Z', 'Late.');
  builder.review(first.pullRequests[0], ada, '2026-03-01T11:00:00Z', 'COMMENTED');
  for (const name of ['pullRequests', 'reviewThreads', 'threadComments']) {
    const off = whenAsked(
      ({ operationName }) => operationName === name,
      () => running.child.kill('SIGKILL'),
    );
    const running = await scene.startSync();
    expect((await running.end).code).toBeNull();
    off();
  }
  expect((await scene.sync()).result?.complete).toBe(true);
  expect(await scene.difference()).toEqual({});
});

it('stopped, it ends at once, says so, and the next run goes on', async () => {
  scene = await githubScene({}, seededBuilder({ pullRequests: 450 }));
  // The third page is never answered; the stop must not wait for it.
  scene.double.fail({
    when: ({ operationName, variables }) => {
      const third =
        operationName === 'pullRequests' &&
        variables.after !== null &&
        scene.double.requests.filter(isPageRequest).length >= 2;
      if (third) running.child.kill('SIGTERM');
      return third;
    },
    times: 1,
    with: { kind: 'timeout' },
  });
  const running = await scene.startSync({ timeoutSeconds: 60 });
  const { fault, result } = await running.end;
  expect(result).toBeUndefined();
  expect(fault?.message).toBe('stopped');
  const [row] = await scene.repositories();
  expect(row).toMatchObject({
    state: 'backfill',
    error_code: null,
    counts: { pull_request: { expected: 450, got: 200 } },
  });
  expect(row.cursor).not.toBeNull();
  expect((await scene.sync()).result?.complete).toBe(true);
  expect(await scene.difference()).toEqual({});
});

const isPageRequest = ({ operationName }: { operationName?: string }): boolean => operationName === 'pullRequests';

it('what changes while pages are read is not missed', async () => {
  scene = await githubScene({}, seededBuilder({ pullRequests: 350 }));
  const { builder } = scene;
  const [repository] = builder.world.repositories;
  const [ada, ben] = builder.world.accounts.filter(({ login }) => ['ada', 'ben'].includes(login));
  const oldest = [...repository.pullRequests].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  const byPage: (() => void)[] = [
    // Before the second page one is new. (One that moved to the front unread would be missing by count, and the reconciliation would compare all.)
    () => {
      builder.pullRequest(repository, ada, '2026-03-01T10:00:01Z');
    },
    // Before the last: more than a page of those that were read are changed, some within the same second.
    () => {},
    () => {
      for (const one of oldest.slice(-150, -20)) builder.review(one, ben, '2026-03-01T10:00:00Z', 'APPROVED');
      builder.review(oldest.at(-1)!, ben, '2026-03-01T10:00:01Z', 'COMMENTED');
      builder.threadComment(builder.thread(oldest.at(-2)!, 'src/new.ts', 1), ben, '2026-03-01T10:00:02Z', 'New.');
    },
  ];
  byPage.forEach((act, index) => {
    whenAsked(
      (request) => isPageRequest(request) && scene.double.requests.filter(isPageRequest).length === index + 1,
      act,
    );
  });
  await scene.sync();
  expect((await scene.sync()).result?.complete).toBe(true);
  expect(await scene.difference()).toEqual({});
});

it('new updates come first while a long backfill is under way', async () => {
  scene = await githubScene({}, seededBuilder({ pullRequests: 450 }));
  const off = whenAsked(
    (request) => isPageRequest(request) && scene.double.requests.filter(isPageRequest).length === 2,
    () => running.child.kill('SIGKILL'),
  );
  const running = await scene.startSync();
  await running.end;
  off();
  const { builder } = scene;
  const [repository] = builder.world.repositories;
  const added = builder.pullRequest(repository, builder.world.accounts[1], '2026-03-01T10:00:00Z');
  scene.double.requests.length = 0;
  expect((await scene.sync()).result?.complete).toBe(true);
  const pages = scene.double.requests.filter(isPageRequest).map(({ variables }) => variables.after);
  // From the head, one page; then on from where the backfill stood.
  expect(pages[0]).toBeNull();
  expect(pages.slice(1)).not.toContain(null);
  expect(added.number).toBe(451);
  expect(await scene.difference()).toEqual({});
});

it('a cursor that GitHub has forgotten: the list is read again, nothing is doubled', async () => {
  scene = await githubScene({}, seededBuilder({ pullRequests: 350, releases: 120 }));
  const isLater = (name: string): FaultRule['when'] => ({ operationName, variables }) => operationName === name && variables.after !== null; // prettier-ignore
  for (const name of ['pullRequests', 'releases'])
    scene.double.fail({ when: isLater(name), times: 1, with: { kind: 'staleCursor' } });
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true });
  expect(result?.message).toContain('was read again from the beginning');
  expect(await scene.difference()).toEqual({});
});

it.each([
  ['an entry', ['node', 'pullRequests', 'nodes', 3]],
  ['an author', ['node', 'pullRequests', 'nodes', 4, 'author']],
  ['a timeline', ['node', 'pullRequests', 'nodes', 5, 'timelineItems', 'nodes', 1]],
])(
  'an error beside data in a page (%s): asked for again alone, nothing is missing and no author is made a ghost',
  async (_, path) => {
    scene = await githubScene();
    scene.double.fail({ when: isPage, times: 1, with: { kind: 'errorBesideData', path } });
    const { result } = await scene.sync();
    expect(result).toMatchObject({ complete: true });
    expect(await scene.difference()).toEqual({});
  },
);

it('an error beside data that stays: the pull request is named, the run is not called complete, and the next one mends it', async () => {
  scene = await githubScene();
  scene.double.fail({
    when: isPage,
    times: 1,
    with: { kind: 'errorBesideData', path: ['node', 'pullRequests', 'nodes', 3] },
  });
  const mend = scene.double.fail({ when: ({ operationName }) => operationName === 'pullRequestsById', with: { kind: 'errorBesideData', path: ['nodes', 0] } }); // prettier-ignore
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: false, failed: 0 });
  expect(result?.message).toMatch(/acme\/service-\d: 1 pull request came incomplete \(#\d+\)\./);
  expect(result?.message).toContain('1 of 130 pull requests are still to come.');
  expect((await scene.repositories()).map(({ error_code }) => error_code)).toContain('partial_answer');
  mend();
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it.each([
  ['threads', 'reviewThreads', ['nodes', 2, 'reviewThreads']],
  ['a comment', 'threadComments', ['nodes', 5, 'comments', 'nodes', 1]],
  ['a list of comments', 'threadComments', ['nodes', 6, 'comments']],
])('an error beside data in %s: stays owed, told, and the next run mends it', async (_, name, path) => {
  scene = await githubScene();
  scene.double.fail({
    when: ({ operationName }) => operationName === name,
    times: 1,
    with: { kind: 'errorBesideData', path },
  });
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: false });
  expect(result?.message).toMatch(/1 pull request came incomplete \(#\d+\)/);
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('a record that was put aside: told in every run until GitHub gives it right, and then gone from the rejects', async () => {
  scene = await githubScene();
  const { repositories } = scene.builder.world;
  const change = repositories[0].pullRequests.find(({ reviews }) => reviews.length > 0)!;
  const [review] = change.reviews;
  const { body } = review;
  review.body = 'A text with a NUL \u0000 in it.';
  const complaint = `acme/${repositories[0].name}: 1 record was put aside.`;
  const rejects = () => rowsOf<{ kind: string }>(scene.database, 'SELECT kind FROM rejected_record');
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: false });
  expect(result?.message).toContain(complaint);
  expect(await rejects()).toEqual([{ kind: 'review' }]);
  // Nothing changed since: the pull request is not read again, and its review is still missing.
  const again = await scene.sync();
  expect(again.result).toMatchObject({ complete: false });
  expect(again.result?.message).toContain(complaint);
  review.body = body;
  change.updatedAt = new Date(Date.parse(change.updatedAt as string) + 30 * 86_400_000)
    .toISOString()
    .replace('.000', '');
  const mended = await scene.sync();
  expect(mended.result).toMatchObject({ complete: true });
  expect(await rejects()).toEqual([]);
  expect(await scene.difference()).toEqual({});
});
