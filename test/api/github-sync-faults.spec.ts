import type { FaultRule } from '../doubles/github/fault';
import { githubScene, type GithubScene } from '../support/github-scene';
import { rowsOf } from '../support/github-sync';

jest.setTimeout(180_000);

let scene: GithubScene;

beforeEach(async () => {
  scene = await githubScene();
});

afterEach(() => scene.close());

const isPage: FaultRule['when'] = ({ operationName }) => operationName === 'pullRequests';

it('401: stops, says so at the connection, and goes on with a new token', async () => {
  const mend = scene.double.fail({ with: { kind: 'unauthorized' } });
  const { fault, result } = await scene.sync();
  expect(result).toBeUndefined();
  expect(fault).toMatchObject({ code: 'unauthorized', remedy: expect.stringContaining('make a new one') });
  const [connection] = await rowsOf(scene.database, 'SELECT error_code, error, remedy FROM connection');
  expect(connection).toMatchObject({ error_code: 'unauthorized', error: 'GitHub does not accept the credentials (Bad credentials).' }); // prettier-ignore
  expect(scene.double.requests).toHaveLength(1);
  mend();
  expect((await scene.sync()).result?.complete).toBe(true);
  expect(await scene.difference()).toEqual({});
});

it.each([
  ['403', { kind: 'forbidden' }, 'forbidden', 'Give the token or App read access'],
  ['404', { kind: 'notFound' }, 'not_found', 'Check the address and the name'],
] as const)(
  '%s for one repository: the other goes on, and the run is not called complete',
  async (_, fault, code, remedy) => {
    const [closed] = scene.builder.world.repositories;
    const mend = scene.double.fail({ when: ({ variables, operationName }) => operationName === 'pullRequests' && variables.id === closed.id, with: fault }); // prettier-ignore
    const { result } = await scene.sync();
    expect(result).toMatchObject({ complete: false, repositories: 2, failed: 1 });
    expect(result?.message).toContain('1 of 2 repositories failed:');
    expect(result?.message).toContain('65 of 130 pull requests are still to come.');
    expect(await scene.repositories()).toMatchObject([
      { repo: 'acme/service-1', state: 'failed', error_code: code, remedy: expect.stringContaining(remedy) },
      { repo: 'acme/service-2', state: 'current', error_code: null },
    ]);
    mend();
    expect((await scene.sync()).result).toMatchObject({ complete: true, failed: 0 });
    expect(await scene.repositories()).toMatchObject([{ state: 'current', error_code: null }, { state: 'current' }]);
    expect(await scene.difference()).toEqual({});
  },
);

it('502 for long pages: asks for less until it comes through, and for more again later', async () => {
  scene.double.failPagesAbove(13, 'pullRequests');
  const { result } = await scene.sync({ fakeWait: true });
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
  const sizes = scene.double.requests.flatMap(({ operationName, variables }) => (operationName === 'pullRequests' ? [variables.first] : [])); // prettier-ignore
  // Halves of 100 for each of the two repositories, and twice as much again after five answers.
  expect(sizes.slice(0, 4)).toEqual([100, 50, 25, 12]);
  expect(sizes).toContain(24);
});

it.each<[string, FaultRule['with']]>([
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['504', { kind: 'status', status: 504 }],
  ['no answer', { kind: 'timeout' }],
  ['a broken connection', { kind: 'reset' }],
  ['half an answer', { kind: 'cutOff' }],
  ['"Something went wrong"', { kind: 'internal' }],
])('%s now and then: everything comes all the same', async (_, fault) => {
  for (const name of [
    'organizationRepositories',
    'teams',
    'pullRequests',
    'reviewThreads',
    'threadComments',
    'deployments',
  ])
    scene.double.fail({ when: ({ operationName }) => operationName === name, times: 1, with: fault });
  const { result } = await scene.sync({ fakeWait: true, timeoutSeconds: 2 });
  expect(result).toMatchObject({ complete: true, failed: 0 });
  expect(await scene.difference()).toEqual({});
});

it('nothing but 502: gives up, says so, and the next run finishes', async () => {
  const mend = scene.double.fail({ when: isPage, with: { kind: 'status', status: 502 } });
  const mendIds = scene.double.fail({ when: ({ operationName }) => operationName === 'pullRequestIds', with: { kind: 'status', status: 502 } }); // prettier-ignore
  const { result } = await scene.sync({ fakeWait: true });
  expect(result).toMatchObject({ complete: false, failed: 2 });
  expect(result?.message).toContain('GitHub answers 502.');
  expect((await scene.repositories())[0]).toMatchObject({ state: 'failed', error_code: 'upstream', remedy: expect.stringContaining('the next run tries again') }); // prettier-ignore
  mend();
  mendIds();
  expect((await scene.sync()).result?.complete).toBe(true);
  expect(await scene.difference()).toEqual({});
});

it('a pull request that never comes in a page: is stepped over, read alone, and not lost', async () => {
  let place: unknown;
  scene.double.failPagesAbove(20, 'pullRequests');
  scene.double.fail({
    when: ({ operationName, variables }) => {
      if (operationName !== 'pullRequests' || variables.after === null) return false;
      return variables.after === (place ??= variables.after);
    },
    with: { kind: 'status', status: 502 },
  });
  const { result } = await scene.sync({ fakeWait: true });
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('an entry that GitHub gives up on in every long page: comes alone', async () => {
  // GitHub sends what it had worked out when it ran out of time.
  const isLong =
    (name: string, most: number): FaultRule['when'] =>
    ({ operationName, variables }) =>
      operationName === name && ((variables.first as number | undefined) ?? (variables.ids as string[]).length) > most;
  scene.double.fail({ when: isLong('pullRequests', 10), with: { kind: 'errorBesideData', path: ['node', 'pullRequests', 'nodes', 0], type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' } }); // prettier-ignore
  const { result } = await scene.sync({ fakeWait: true });
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});
