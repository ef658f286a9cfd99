import { addCheck } from '../doubles/github/checks';
import { WorldBuilder } from '../doubles/github/world-builder';
import { rowsOf } from '../support/github-sync';
import { githubScene, type GithubScene } from '../support/github-scene';

jest.setTimeout(180_000);

let scene: GithubScene;

afterEach(() => scene.close());

const builderOf = () => {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  return {
    builder,
    ada,
    agent: builder.bot('cursor', { databaseId: 206951365 }),
    acme: builder.organization('acme', [ada]),
  };
};

/** March 2026, day and hour. */
const at = (day: number, hour: number): string =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

describe('checks', () => {
  const checks = () => rowsOf<Record<string, unknown>>(scene.database, 'SELECT number, app, name, conclusion, sha, body FROM check_run ORDER BY number'); // prettier-ignore
  const asked = () =>
    scene.double.requests.filter(({ operationName }) => operationName === 'checks').map(({ points }) => points);

  it('of review agents are read once of closed pull requests, in repositories where such an agent spoke', async () => {
    const { builder, ada, agent, acme } = builderOf();
    const [shop, app] = ['shop', 'app'].map((name) => builder.repository(acme, name));
    const change = (repository: typeof shop, day: number, open = false) => {
      const one = builder.pullRequest(repository, ada, at(day, 8));
      const commit = builder.commit(one, ada, at(day, 8));
      addCheck(commit, 'github-actions', 'test', at(day, 9), { text: 'All well.' });
      addCheck(commit, 'cursor', 'Cursor Bugbot', at(day, 9), { text: 'No bugs.' });
      if (!open) builder.merge(one, ada, at(day, 12));
      return one;
    };
    change(shop, 1);
    const spoken = change(shop, 2);
    builder.comment(spoken, agent, at(2, 9), 'Bugbot found 1 potential issue.');
    for (let day = 3; day <= 28; day++) change(shop, day);
    const still = change(shop, 28, true);
    // Nobody knows of an agent there.
    change(app, 2);
    scene = await githubScene({}, builder);
    expect((await scene.sync()).result).toMatchObject({ complete: true });
    const found = await checks();
    // Not #1, closed before the agent first spoke, and not the last, which is open.
    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, index) => index + 2));
    expect(found[0]).toEqual({ number: 2, app: 'cursor[bot]', name: 'Cursor Bugbot', conclusion: 'success', sha: spoken.commits[0].oid, body: 'No bugs.' }); // prettier-ignore
    expect(asked()).toEqual([1]);
    await scene.sync();
    expect(asked()).toEqual([1]);
    builder.merge(still, ada, at(29, 8));
    await scene.sync();
    expect((await checks()).map(({ number }) => number)).toContain(still.number);
    expect(asked()).toEqual([1, 1]);
    const reviews = await rowsOf(scene.database, `SELECT count(*)::int AS clean FROM agent_review WHERE agent = 'bugbot' AND clean AND completed`); // prettier-ignore
    expect(reviews).toEqual([{ clean: 28 }]);
  });

  it('beyond the first hundred of a commit, and none where access is refused', async () => {
    const { builder, ada, agent, acme } = builderOf();
    const shop = builder.repository(acme, 'shop');
    const change = builder.pullRequest(shop, ada, at(2, 8));
    const commit = builder.commit(change, ada, at(2, 8));
    for (let index = 0; index < 130; index++) addCheck(commit, 'github-actions', `test ${index}`, at(2, 9));
    addCheck(commit, 'cursor', 'Cursor Bugbot', at(2, 9));
    builder.comment(change, agent, at(2, 9), 'Bugbot found 1 potential issue.');
    builder.merge(change, ada, at(3, 9));
    scene = await githubScene({}, builder);
    const path = ['node', 'p1', 'commits', 'nodes', 0, 'commit', 'statusCheckRollup'];
    const message = 'Resource not accessible by personal access token';
    const allow = scene.double.fail({
      when: ({ operationName }) => operationName === 'checks',
      with: { kind: 'errorBesideData', path, type: 'FORBIDDEN', message },
    });
    const { result } = await scene.sync();
    expect(result).toMatchObject({ complete: true });
    expect(result?.message).toContain('Checks of review agents may not be read (acme/shop)');
    expect(await checks()).toEqual([]);
    allow();
    await scene.sync();
    expect(await checks()).toMatchObject([{ number: 1, app: 'cursor[bot]', name: 'Cursor Bugbot' }]);
  });
});
