import { gzipSync } from 'node:zlib';
import { HookServer } from '../support/hook-server';

jest.setTimeout(120_000);

const sha = 'a'.repeat(40);
const elsewhere = 'downstream.example.com';

interface Answer {
  organization: string;
  accepted: number;
  unchanged: number;
  rejected: number;
  rejects: string[];
  code: string;
  message: string;
}

let server: HookServer;
let token: string;

beforeAll(async () => {
  server = await HookServer.open();
  token = await connect('main', 'ci');
});

afterAll(() => server.close());

async function connect(org: string, name: string): Promise<string> {
  const { connectDeploys } = await server.graphql<{ connectDeploys: { token: string } }>(
    `mutation { connectDeploys(org: "${org}", name: "${name}") { token } }`,
  );
  return connectDeploys.token;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const { status, body: answer } = await server.post(path, text, headers);
  return { status, answer: answer as unknown as Answer };
}

const bearer = (value: string) => ({ authorization: `Bearer ${value}`, host: elsewhere });

async function deploysOf(org: string, where = 'true') {
  const { rows } = await server.owner.query(
    `SELECT d.id, d.service, d.repo, d.environment, d.sha, d.status, d.ref, d.commits, d.pull_requests, d.rework, d.started_at, d.finished_at
     FROM deploy d JOIN organization o ON o.id = d.organization_id WHERE o.name = $1 AND ${where} ORDER BY d.id`,
    [org],
  );
  return rows as Record<string, unknown>[];
}

describe('POST /ingest/deploys', () => {
  it('takes one object with defaults: production, success, finished now', async () => {
    const before = Date.now();
    const { status, answer } = await post('/ingest/deploys?org=defaults', { service: 'shop', sha });
    expect({ status, answer }).toMatchObject({
      status: 200,
      answer: { organization: 'defaults', accepted: 1, unchanged: 0, rejected: 0, rejects: [] },
    });
    const [deploy, ...more] = await deploysOf('defaults');
    expect(more).toEqual([]);
    expect(deploy).toMatchObject({ service: 'shop', repo: null, environment: 'production', sha, status: 'success' });
    const finished = deploy.finished_at as Date;
    expect(finished.getTime()).toBeGreaterThanOrEqual(before);
    expect(finished.getTime()).toBeLessThanOrEqual(Date.now());
    expect(deploy.id).toBe(`shop:production:${sha}:${finished.toISOString()}`);
  });

  it('the same run told twice is one deploy, and the later status counts', async () => {
    const sent = { service: '', repo: 'https://github.com/acme/shop.git', sha, run: 77, environment: 'staging' };
    await post('/ingest/deploys?org=runs', { ...sent, status: 'failure' });
    await post('/ingest/deploys?org=runs', { ...sent, status: 'success', finished_at: '2026-03-02T10:00:00Z' });
    expect(await deploysOf('runs')).toMatchObject([
      { id: `acme/shop:staging:${sha}:77`, service: null, repo: 'acme/shop', status: 'success' },
    ]);
  });

  it('takes a list, lines, one object over several lines, and all of them as gzip', async () => {
    const deploy = (id: number) => ({ id: `d${id}`, service: 'shop', sha, finished_at: '2026-03-02T10:00:00Z' });
    const bodies: [string, number][] = [
      [JSON.stringify([deploy(1), deploy(2)]), 2],
      [`${JSON.stringify(deploy(3))}\n\n${JSON.stringify(deploy(4))}\n`, 2],
      [JSON.stringify(deploy(5), null, 2), 1],
    ];
    for (const [body, accepted] of bodies) {
      for (const sent of [body, gzipSync(body)]) {
        const { status, answer } = await post('/ingest/deploys?org=forms', sent);
        expect({ status, ...answer }).toMatchObject({ status: 200, rejected: 0 });
        expect(answer.accepted + answer.unchanged).toBe(accepted);
      }
    }
    expect((await deploysOf('forms')).map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5']);
  });

  it('refuses what it does not know with place, value and what to do, and takes the rest', async () => {
    const sent = [
      { service: 'shop', sha, enviroment: 'staging' },
      { service: 'shop', sha, status: 'succeeded' },
      { service: 'shop' },
      { sha },
      // eslint-disable-next-line no-template-curly-in-string -- what a shell would have filled in
      { service: 'shop', sha: '${GITHUB_SHA}' },
      { service: 'shop', sha, finished_at: '2026-03-02 10:00' },
      { service: 'shop', sha, kind: 'incident' },
      7,
      { service: 'shop', sha, id: 'good' },
    ];
    const body = sent.map((one) => JSON.stringify(one)).join('\n');
    const { status, answer } = await post('/ingest/deploys?org=refused', body);
    expect({ status, accepted: answer.accepted, rejected: answer.rejected }).toEqual({ status: 200, accepted: 1, rejected: 8 }); // prettier-ignore
    const told = new Map(answer.rejects.map((message) => [message.slice(0, message.indexOf(':', 8)), message]));
    expect([...told.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((line) => `deploys:${line}`));
    expect(told.get('deploys:1')).toMatch(/"enviroment".*the fields are id, service, repo, environment/);
    expect(told.get('deploys:2')).toMatch(/"succeeded"; a status is one of success, failure, cancelled/);
    expect(told.get('deploys:3')).toMatch(/no "sha"; add the commit/);
    expect(told.get('deploys:4')).toMatch(/neither "service" nor "repo"; add one/);
    expect(told.get('deploys:5')).toMatch(/"sha" that is "\$\{GITHUB_SHA\}", a variable without its value/);
    expect(told.get('deploys:6')).toMatch(/without an offset/);
    expect(told.get('deploys:7')).toMatch(/"incident"; here only deploys/);
    expect((await deploysOf('refused')).map(({ id }) => id)).toEqual(['good']);
    const { rejects } = await server.graphql<{ rejects: { total: number } }>('{ rejects(org: "refused") { total } }');
    expect(rejects.total).toBe(8);
  });

  it('from elsewhere only with a token, whose organization it is then', async () => {
    const deploy = { service: 'shop', sha, id: 'remote' };
    const none = await post('/ingest/deploys', deploy, { host: elsewhere });
    expect(none).toMatchObject({ status: 401, answer: { code: 'not_allowed', message: expect.stringContaining('no token') } }); // prettier-ignore
    for (const wrong of [`${token}x`, token.slice(0, -1), '1-abc', `999-${'x'.repeat(32)}`, 'Bearer']) {
      const refused = await post('/ingest/deploys', deploy, bearer(wrong));
      expect(refused).toMatchObject({ status: 401, answer: { code: 'not_allowed' } });
    }
    // The stored form of a token is none.
    const { rows } = await server.owner.query<{ hook_token: string }>("SELECT hook_token FROM connection WHERE door = 'deploys'"); // prettier-ignore
    expect(rows[0].hook_token).not.toContain(token.slice(3));
    expect(await post('/ingest/deploys', deploy, bearer(rows[0].hook_token))).toMatchObject({ status: 401 });
    expect(await deploysOf('main')).toEqual([]);

    const taken = await post('/ingest/deploys', deploy, bearer(token));
    expect(taken).toMatchObject({ status: 200, answer: { organization: 'main', accepted: 1 } });
    expect((await deploysOf('main')).map(({ id }) => id)).toEqual(['remote']);
    const other = await post('/ingest/deploys?org=defaults', deploy, bearer(token));
    expect(other).toMatchObject({ status: 403, answer: { message: expect.stringContaining('"main"') } });
    // A proxy on this machine asks by its name.
    const proxied = await post('/ingest/deploys', deploy, { 'x-forwarded-for': '203.0.113.7' });
    expect(proxied).toMatchObject({ status: 401 });
    const page = await post('/ingest/deploys', deploy, { origin: 'https://evil.example', host: 'localhost' });
    expect(page).toMatchObject({ status: 403 });
    // Other doors stay closed to the name.
    expect(await post('/ingest', deploy, bearer(token))).toMatchObject({ status: 403 });
  });

  it('a token is listed without itself, tells when it was used, and ends when it is removed', async () => {
    const query = '{ connections(org: "listed") { id door name state lastRunAt hookPath incidentLabels workflows } }';
    const used = await connect('listed', 'release-train');
    const { connections } = await server.graphql<{ connections: { id: string; state: string }[] }>(query);
    expect(connections).toEqual([
      { id: expect.any(String), door: 'deploys', name: 'release-train', state: 'waiting', lastRunAt: null, hookPath: '/ingest/deploys', incidentLabels: [], workflows: [] }, // prettier-ignore
    ]);
    await expect(connect('listed', 'release-train')).rejects.toThrow('There is a token called');
    await expect(connect('listed', ' ')).rejects.toThrow('needs a name');
    expect(await post('/ingest/deploys', { service: 'shop', sha }, bearer(used))).toMatchObject({ status: 200 });
    const after = await server.graphql<{ connections: { state: string; lastRunAt: string }[] }>(query);
    expect(after.connections).toMatchObject([{ state: 'complete', lastRunAt: expect.any(String) }]);
    await server.graphql(`mutation { disconnect(org: "listed", id: "${connections[0].id}") }`);
    expect(await post('/ingest/deploys', { service: 'shop', sha }, bearer(used))).toMatchObject({ status: 401 });
  });
});
