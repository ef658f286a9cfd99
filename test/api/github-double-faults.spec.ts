import { createSign, generateKeyPairSync } from 'node:crypto';
import { ask, rest } from '../doubles/github/client';
import { startGithubDouble, type GithubDouble, type GithubDoubleOptions } from '../doubles/github/github-double';
import { smallWorld, type SmallWorld } from '../doubles/github/small-world';
import type { Fault } from '../doubles/github/fault';

let small: SmallWorld;
let double: GithubDouble;

async function start(options: GithubDoubleOptions = {}): Promise<void> {
  small = smallWorld();
  double = await startGithubDouble(small.builder.world, options);
}
afterEach(() => double.close());

const viewer = '{ viewer { login } rateLimit { cost limit remaining used resetAt } }';
const list = '{ repository(owner: "acme", name: "shop") { pullRequests(first: 3) { nodes { number } } } }';

describe('faults', () => {
  beforeEach(() => start());
  const failing = async (fault: Fault, query = viewer) => {
    double.fail({ times: 1, with: fault });
    const reply = await ask(double, query);
    const next = await ask(double, viewer);
    expect(next.status).toBe(200);
    expect(next.data.viewer.login).toBe('viewer');
    return reply;
  };

  test.each([502, 503, 504])('%i comes with a page of HTML, and is paid for', async (status) => {
    const reply = await failing({ kind: 'status', status });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toBe('text/html');
    expect(reply.body).toContain('<html>');
    expect(double.requests.map(({ points }) => points)).toEqual([1, 1]);
  });

  test('no answer until the client gives up', async () => {
    double.fail({ times: 1, with: { kind: 'timeout' } });
    await expect(ask(double, viewer, {}, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(double.requests[0].status).toBe(0);
  });

  test('the connection breaks before the answer, or within it', async () => {
    double.fail({ times: 1, with: { kind: 'reset' } });
    await expect(ask(double, viewer)).rejects.toThrow('fetch failed');
    double.fail({ times: 1, with: { kind: 'cutOff' } });
    await expect(ask(double, viewer)).rejects.toThrow('terminated');
    expect((await ask(double, viewer)).data.viewer.login).toBe('viewer');
  });

  test('the hourly limit: 200 with an error of its type, or 403', async () => {
    const soon = Math.floor(Date.now() / 1000);
    const inside = await failing({ kind: 'primaryLimit', resetSeconds: 30 });
    expect(inside.status).toBe(200);
    expect(inside.body).toEqual({
      errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }],
    });
    expect(inside.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(inside.headers.get('x-ratelimit-reset')) - soon).toBeGreaterThanOrEqual(30);
    const outside = await failing({ kind: 'primaryLimit', status: 403 });
    expect([outside.status, outside.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(double.requests.map(({ points }) => points)).toEqual([0, 1, 0, 1]);
  });

  test('the secondary limit, with and without retry-after', async () => {
    const told = await failing({ kind: 'secondaryLimit', retryAfter: 2 });
    expect([told.status, told.headers.get('retry-after')]).toEqual([403, '2']);
    expect(told.body.message).toContain('You have exceeded a secondary rate limit');
    const silent = await failing({ kind: 'secondaryLimit', status: 429 });
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
  });

  test('errors beside data: one entry of a list, one field, and what cannot be null around it', async () => {
    const path = ['repository', 'pullRequests', 'nodes', 1];
    const entry = await failing({ kind: 'errorBesideData', path }, list);
    expect(entry.data.repository.pullRequests.nodes).toEqual([{ number: 1 }, null, { number: 3 }]);
    expect(entry.errors).toMatchObject([{ path, message: expect.stringContaining('Something went wrong') }]);
    const type = 'RESOURCE_LIMITS_EXCEEDED';
    const field = await failing({ kind: 'errorBesideData', path: ['repository', 'pullRequests'], type }, list);
    expect(field.data).toEqual({ repository: null });
    expect(field.errors).toMatchObject([{ type, path: ['repository', 'pullRequests'] }]);
  });

  test('something went wrong inside: 200 and no data', async () => {
    const reply = await failing({ kind: 'internal' });
    expect([reply.status, reply.data]).toEqual([200, null]);
    expect(reply.errors[0].message).toMatch(/^Something went wrong while executing your query\./);
  });

  test('401, 403, 404', async () => {
    expect((await failing({ kind: 'unauthorized' })).body.message).toBe('Bad credentials');
    expect((await failing({ kind: 'forbidden', message: 'No.' })).body.message).toBe('No.');
    expect((await failing({ kind: 'notFound' })).status).toBe(404);
  });

  test('every cursor is stale', async () => {
    const query = (after: string) =>
      `{ repository(owner: "acme", name: "shop") { pullRequests(first: 1${after}) { pageInfo { endCursor } } } }`;
    const { endCursor } = (await ask(double, query(''))).data.repository.pullRequests.pageInfo;
    const stale = await failing({ kind: 'staleCursor' }, query(`, after: "${endCursor}"`));
    expect(stale.errors).toMatchObject([{ type: 'INVALID_CURSOR_ARGUMENTS' }]);
    expect((await failing({ kind: 'staleCursor' }, query(''))).errors).toEqual([]);
  });

  test('a clock that runs ahead', async () => {
    const reply = await failing({ kind: 'clockSkew', seconds: 900 });
    const ahead = (Date.parse(reply.headers.get('date')!) - Date.now()) / 1000;
    expect(ahead).toBeGreaterThan(890);
    expect(ahead).toBeLessThan(901);
  });

  test('a rule acts on the requests it names, as often as it says, until it is taken back', async () => {
    const undo = double.fail({ when: ({ query, count }) => query === list && count > 1, with: { kind: 'internal' } });
    expect((await ask(double, list)).errors).toEqual([]);
    expect((await ask(double, viewer)).errors).toEqual([]);
    expect((await ask(double, list)).data).toBeNull();
    expect((await ask(double, list)).data).toBeNull();
    undo();
    expect((await ask(double, list)).errors).toEqual([]);
  });

  test('long pages fail, short ones do not', async () => {
    double.failPagesAbove(25, 'pullRequests');
    const of = (first: number) =>
      ask(
        double,
        `{ repository(owner: "acme", name: "shop") { pullRequests(first: ${first}) { nodes { commits(first: 100) { totalCount } } } } }`,
      );
    expect([(await of(26)).status, (await of(25)).status]).toEqual([502, 200]);
  });
});

describe('the hourly limit', () => {
  test('is counted per token and refuses the call after the last point, until it resets', async () => {
    await start({ rateLimit: { limit: 3, windowSeconds: 1 } });
    const first = await ask(double, viewer);
    expect(first.data.rateLimit).toMatchObject({ cost: 1, limit: 3, remaining: 2, used: 1 });
    expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
    expect(Date.parse(first.data.rateLimit.resetAt) / 1000).toBe(Number(first.headers.get('x-ratelimit-reset')));
    let refused = first;
    // A second may end in between, which opens a new window with 3 more.
    for (let calls = 0; calls < 10 && refused.errors.length === 0; calls++) refused = await ask(double, viewer);
    expect(refused.errors).toMatchObject([{ type: 'RATE_LIMIT', code: 'graphql_rate_limit' }]);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    let again = refused;
    while (again.errors.length > 0) again = await ask(double, viewer);
    expect(again.data.viewer.login).toBe('viewer');
  });

  test('can be switched off as on Enterprise: null without headers, or zeros', async () => {
    await start({ rateLimit: 'none', enterpriseVersion: '3.16.0' });
    const none = await ask(double, viewer, {}, { path: '/api/graphql' });
    expect([none.data.rateLimit, none.headers.get('x-ratelimit-limit')]).toEqual([null, null]);
    expect(none.headers.get('x-github-enterprise-version')).toBe('3.16.0');
    double.fail({ with: { kind: 'noRateLimit', as: 'zeros' } });
    const zeros = await ask(double, viewer);
    expect(zeros.data.rateLimit).toMatchObject({ limit: 0, remaining: 0 });
    expect(zeros.headers.get('x-ratelimit-limit')).toBe('0');
  });
});

describe('tokens', () => {
  test('none, a wrong one and a revoked one are refused', async () => {
    await start({ tokens: { good: { scopes: ['repo'] }, old: { revoked: true } } });
    for (const token of [null, 'wrong', 'old']) {
      const reply = await ask(double, viewer, {}, { token });
      expect([reply.status, reply.body.message]).toEqual([401, 'Bad credentials']);
    }
    const good = await ask(double, viewer, {}, { token: 'good' });
    expect(good.headers.get('x-oauth-scopes')).toBe('repo');
    expect(good.headers.get('x-github-request-id')).toMatch(/:/);
    const user = await rest(double, '/api/v3/user', 'good');
    expect(user.body).toMatchObject({ login: 'viewer', type: 'User' });
    expect((await rest(double, '/rate_limit', 'good')).body.resources.graphql).toMatchObject({ limit: 5000, used: 1 });
  });

  test('a classic token needs scopes for private repositories and for teams', async () => {
    await start({ tokens: { few: { scopes: ['public_repo'] } } });
    expect((await ask(double, list, {}, { token: 'few' })).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
    const teams = '{ organization(login: "acme") { teams(first: 1) { nodes { slug } } } }';
    const reply = await ask(double, teams, {}, { token: 'few' });
    expect(reply.errors).toMatchObject([{ type: 'INSUFFICIENT_SCOPES' }]);
    expect(reply.errors[0].message).toContain("'read:org'");
  });

  test('a fine-grained token sees the repositories it names; the others are forbidden, and missing from lists and nodes', async () => {
    await start({ tokens: { fine: { kind: 'fineGrained', repositories: ['acme/other'] } } });
    small.builder.repository(small.organization, 'other', { isPrivate: true });
    const reply = await ask(double, list, {}, { token: 'fine' });
    expect(reply.errors).toMatchObject([
      { type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' },
    ]);
    expect(reply.headers.get('x-oauth-scopes')).toBeNull();
    const all = await ask(
      double,
      '{ organization(login: "acme") { repositories(first: 9) { nodes { name } } } }',
      {},
      { token: 'fine' },
    );
    expect(all.data.organization.repositories.nodes).toEqual([{ name: 'other' }]);
    const node = await ask(double, `{ node(id: "${small.merged.id}") { id } }`, {}, { token: 'fine' });
    expect(node.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  test('an organization with single sign-on', async () => {
    await start({ tokens: { outside: { samlBlocked: ['acme'] } } });
    const reply = await ask(double, list, {}, { token: 'outside' });
    expect(reply.data).toEqual({ repository: null });
    expect(reply.errors).toMatchObject([{ type: 'FORBIDDEN', extensions: { saml_failure: true } }]);
    expect(reply.headers.get('x-github-sso')).toMatch(/^required; url=/);
  });
});

describe('a GitHub App', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = (claims: object = {}, key = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const text = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64({ iat: now - 30, exp: now + 300, iss: '77', ...claims })}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  };
  const installations = [
    { id: 5, login: 'acme', repositories: ['acme/shop'] },
    { id: 6, login: 'ada', suspended: true },
  ];
  const tokens = '/app/installations/5/access_tokens';

  test('gets a token for its installation, which sees the repositories chosen', async () => {
    await start({ app: { id: 77, publicKey: pem, installations } });
    small.builder.repository(small.organization, 'other');
    expect((await rest(double, '/app/installations', jwt())).body).toMatchObject([
      { id: 5, account: { login: 'acme', type: 'Organization' } },
      { id: 6 },
    ]);
    expect((await rest(double, '/api/v3/orgs/ACME/installation', jwt())).body).toMatchObject({
      id: 5,
      repository_selection: 'selected',
    });
    expect((await rest(double, '/users/ada/installation', jwt())).body.id).toBe(6);
    expect((await rest(double, '/orgs/nobody/installation', jwt())).status).toBe(404);
    const issued = await rest(double, tokens, jwt(), 'POST');
    expect(issued.status).toBe(201);
    const left = Date.parse(issued.body.expires_at) / 1000 - Date.now() / 1000;
    expect(left).toBeGreaterThan(3590);
    const query = '{ organization(login: "acme") { repositories(first: 9) { nodes { name } } } }';
    const reply = await ask(double, query, {}, { token: issued.body.token });
    expect(reply.data.organization.repositories.nodes).toEqual([{ name: 'shop' }]);
    expect((await rest(double, '/user', issued.body.token)).status).toBe(403);
    expect((await rest(double, '/app/installations/6/access_tokens', jwt(), 'POST')).status).toBe(403);
  });

  test('is refused without a JWT, with another key, another app, or wrong times', async () => {
    await start({ app: { id: 77, publicKey: pem, installations } });
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const now = Math.floor(Date.now() / 1000);
    const refusals = [
      undefined,
      'text',
      jwt({}, other),
      jwt({ exp: now - 1 }),
      jwt({ exp: now + 3600 }),
      jwt({ iat: now + 120 }),
    ];
    for (const credential of refusals) expect((await rest(double, tokens, credential, 'POST')).status).toBe(401);
    expect((await rest(double, tokens, jwt({ iss: '78' }), 'POST')).status).toBe(404);
    expect(double.restRequests).toHaveLength(7);
  });

  test('its tokens end at their time', async () => {
    await start({ app: { id: 77, publicKey: pem, installations, tokenSeconds: 0.2 } });
    const { token } = (await rest(double, tokens, jwt(), 'POST')).body;
    expect((await ask(double, list, {}, { token })).data.repository.pullRequests.nodes).toHaveLength(3);
    let reply = await ask(double, list, {}, { token });
    while (reply.status === 200) reply = await ask(double, list, {}, { token });
    expect([reply.status, reply.body.message]).toEqual([401, 'Bad credentials']);
  });
});
