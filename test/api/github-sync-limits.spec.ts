import { githubScene, type GithubScene } from '../support/github-scene';
import { rowsOf } from '../support/github-sync';

jest.setTimeout(180_000);

let scene: GithubScene;

afterEach(() => scene.close());

const isPage = ({ operationName }: { operationName?: string }): boolean => operationName === 'pullRequests';

it.each([200, 403] as const)(
  'the hourly limit is used up (%d): waits until GitHub says it goes on, and goes on',
  async (status) => {
    scene = await githubScene();
    scene.double.fail({ when: isPage, times: 1, with: { kind: 'primaryLimit', status, resetSeconds: 1500 } });
    const { result, waits, progress } = await scene.sync({ fakeWait: true });
    expect(result).toMatchObject({ complete: true });
    expect(await scene.difference()).toEqual({});
    // The reset is told in whole seconds, a second is added, and the request took a moment.
    expect(waits).toHaveLength(1);
    expect(Math.abs(waits[0] - 1501)).toBeLessThanOrEqual(2);
    const at = new Date(Date.now() + 1500_000).toISOString().slice(11, 13);
    expect(progress.map(({ message }) => message).find((message) => message.includes('goes on at'))).toMatch(
      new RegExp(`^GitHub's hourly limit is used up; goes on at (${at}|\\d\\d):\\d\\d UTC$`),
    );
  },
);

it('waits before a call that would not fit any more', async () => {
  // Five points once a run, and six for pages; then nothing is left until the window of four seconds ends.
  scene = await githubScene({ rateLimit: { limit: 8, windowSeconds: 4 } });
  const { result, waits } = await scene.sync();
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
  expect(waits.length).toBeGreaterThanOrEqual(1);
  for (const seconds of waits) expect(seconds).toBeLessThanOrEqual(6);
  // Nothing was refused: the waits came before.
  const [connection] = await rowsOf<{ rate_limit: number }>(
    scene.database,
    'SELECT rate_limit, rate_remaining, rate_reset_at FROM connection',
  );
  expect(connection.rate_limit).toBe(8);
});

it('the limit against too many requests: waits as long as Retry-After says', async () => {
  scene = await githubScene();
  scene.double.fail({ when: isPage, times: 1, with: { kind: 'secondaryLimit', retryAfter: 7 } });
  scene.double.fail({ when: isPage, times: 1, with: { kind: 'secondaryLimit', status: 429, retryAfter: 9 } });
  const { result, waits } = await scene.sync({ fakeWait: true });
  expect(result).toMatchObject({ complete: true });
  expect(waits).toEqual([7, 9]);
  expect(await scene.difference()).toEqual({});
});

it.each([403, 429, 200] as const)(
  'without Retry-After (%d): a minute, then twice as long each time',
  async (status) => {
    scene = await githubScene();
    scene.double.fail({ when: isPage, times: 3, with: { kind: 'secondaryLimit', status } });
    const { result, waits } = await scene.sync({ fakeWait: true });
    expect(result).toMatchObject({ complete: true });
    expect(waits).toEqual([60, 120, 240]);
    expect(await scene.difference()).toEqual({});
  },
);

it.each(['none', 'zeros'] as const)('a server without limits (%s) is not waited for', async (rateLimit) => {
  scene = await githubScene({ rateLimit });
  const { result, waits } = await scene.sync();
  expect(result).toMatchObject({ complete: true });
  expect(waits).toEqual([]);
  expect(await scene.difference()).toEqual({});
});

it.each([3600, -3600])(
  'a clock that is off by %d seconds: waits by the clock of GitHub, warns, and loses nothing',
  async (clockSkewSeconds) => {
    scene = await githubScene({ clockSkewSeconds });
    for (const status of [200, 403] as const)
      scene.double.fail({ when: isPage, times: 1, with: { kind: 'primaryLimit', status, resetSeconds: 3 } });
    const { result, waits } = await scene.sync();
    expect(result).toMatchObject({ complete: true });
    expect(waits).toHaveLength(2);
    for (const seconds of waits) expect(Math.abs(seconds - 4)).toBeLessThanOrEqual(2);
    expect(result?.message).toContain(
      `This machine's clock is 60 minutes ${clockSkewSeconds > 0 ? 'behind' : 'ahead of'} GitHub's`,
    );
    expect(await scene.difference()).toEqual({});
  },
);
