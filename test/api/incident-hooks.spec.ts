import { headersOfTool, livesOfTools, pagerdutyLife, pagerdutyPing, rowOfLife } from '../support/incident-payloads';
import { askToConnect, connectTool, incidentsOf, ioSecret, pagerdutySecret, sendTool, settledTool, type ToolHook } from '../support/incident-hooks'; // prettier-ignore
import { HookServer, until } from '../support/hook-server';

jest.setTimeout(120_000);

let server: HookServer;

beforeAll(async () => {
  server = await HookServer.open();
});

afterAll(() => server.close());

const doors = Object.keys(livesOfTools);

describe.each(doors)('the webhooks of %s', (door) => {
  it('take an incident from its beginning to its end, each message also twice', async () => {
    const hook = await connectTool(server, `life ${door}`, door);
    for (const message of livesOfTools[door]) {
      const { status, body } = await sendTool(server, hook, message);
      expect([status, body.repeated]).toEqual([202, false]);
      await settledTool(server, hook);
    }
    expect(await incidentsOf(server, hook.org)).toEqual([rowOfLife[door]]);
    expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 5, ignored: 0, failed: 0 });
    // incident.io tells repetitions by the id of the message, which the test makes anew.
    if (door !== 'incident-io')
      for (const message of livesOfTools[door])
        expect(await sendTool(server, hook, message)).toMatchObject({ status: 202, body: { repeated: true } });
    expect(await incidentsOf(server, hook.org)).toEqual([rowOfLife[door]]);
  });

  it.each([
    ['backwards, one at a time', [4, 3, 2, 1, 0], true],
    ['the end first, one at a time', [3, 0, 4, 1, 2], true],
    ['mixed, all at once', [2, 4, 1, 3, 0], false],
  ])('come to the same row %s', async (name, order, one) => {
    const hook = await connectTool(server, `${name} ${door}`, door);
    for (const at of order) {
      expect((await sendTool(server, hook, livesOfTools[door][at])).status).toBe(202);
      if (one) await settledTool(server, hook);
    }
    expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 5, ignored: 0, failed: 0 });
    expect(await incidentsOf(server, hook.org)).toEqual([rowOfLife[door]]);
  });
});

describe.each(doors.filter((door) => door !== 'statuspage'))('what does not prove that %s sent it', (door) => {
  const body = JSON.stringify(livesOfTools[door][0].payload);
  let hook: ToolHook;
  beforeAll(async () => {
    hook = await connectTool(server, `guarded ${door}`, door);
  });
  afterAll(async () => {
    expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 0, ignored: 0, failed: 0 });
  });

  const other = door === 'incident-io' ? `whsec_${Buffer.from('another secret of 24 byte').toString('base64')}` : 'other-secret'; // prettier-ignore
  it.each<[string, () => Record<string, string>]>([
    ['nothing', () => ({ 'content-type': 'application/json' })],
    ['another secret', () => headersOfTool(door, other, body)],
    ['an empty proof', () => Object.fromEntries(Object.keys(headersOfTool(door, hook.secret, body)).map((name) => [name, '']))], // prettier-ignore
    ['a cut proof', () => Object.fromEntries(Object.entries(headersOfTool(door, hook.secret, body)).map(([name, value]) => [name, value.slice(0, -1)]))], // prettier-ignore
  ])('is refused and not stored: %s', async (_name, headers) => {
    const { status, body: answer } = await server.post(hook.path, body, headers());
    expect([status, answer.code]).toEqual([401, 'not_allowed']);
    expect(answer.message).toMatch(/^The .*\.$/);
  });

  if (door === 'opsgenie') return;
  it('is refused when one byte of the body changed on the way', async () => {
    const headers = headersOfTool(door, hook.secret, body);
    for (const at of [0, body.length >> 1, body.length - 1]) {
      const changed = Buffer.from(body);
      changed[at] ^= 1;
      expect((await server.post(hook.path, changed, headers)).status).toBe(401);
    }
  });
});

it('incident.io: a message of more than 5 minutes ago, or ahead, may be a copy', async () => {
  const hook = await connectTool(server, 'stale', 'incident-io');
  const body = JSON.stringify(livesOfTools['incident-io'][0].payload);
  const now = Date.now() / 1000;
  for (const off of [-310, 310]) {
    const { status, body: answer } = await server.post(hook.path, body, headersOfTool(hook.door, ioSecret, body, now + off)); // prettier-ignore
    expect([status, answer.message]).toEqual([401, expect.stringContaining('more than 5 minutes')]);
  }
  expect((await server.post(hook.path, body, headersOfTool(hook.door, ioSecret, body, now - 200))).status).toBe(202);
});

it('the address belongs to one door: any other token or door is 404', async () => {
  const hook = await connectTool(server, 'addresses', 'pagerduty');
  const token = hook.path.split('/').pop() as string;
  const body = JSON.stringify(pagerdutyLife[0].payload);
  const paths = [`/hooks/opsgenie/${token}`, `/hooks/github/${token}`, `/hooks/nothing/${token}`, `/hooks/pagerduty/1-${'0'.repeat(32)}`, '/hooks/pagerduty/%00']; // prettier-ignore
  for (const path of paths) {
    const { status, body: answer } = await server.post(path, body, headersOfTool('pagerduty', hook.secret, body));
    expect([path, status, answer.code]).toEqual([path, 404, 'not_found']);
  }
});

it('a body that is no JSON object is refused, one of more than 25 MB before it is read', async () => {
  const hook = await connectTool(server, 'odd', 'statuspage');
  for (const body of ['', '{"incident":', '[]', 'null', Buffer.from([123, 34, 255, 34, 58, 49, 125])])
    expect(await server.post(hook.path, body, {})).toMatchObject({ status: 400, body: { code: 'bad_input' } });
  expect(await server.post(hook.path, '', { 'content-length': '26214401' })).toMatchObject({ status: 413, body: { code: 'limit_reached' } }); // prettier-ignore
  expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 0, ignored: 0, failed: 0 });
});

it('tests are ignored, what lacks its parts fails and can be replayed, and neither stops what comes with it', async () => {
  const hook = await connectTool(server, 'mixed', 'pagerduty');
  const broken = structuredClone(pagerdutyLife[1]) as {
    name: string;
    payload: { event: { id: string; data?: object } };
  };
  delete broken.payload.event.data;
  for (const message of [pagerdutyPing, broken, pagerdutyLife[0]])
    expect((await sendTool(server, hook, message)).status).toBe(202);
  expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 1, ignored: 1, failed: 1 });
  const { deliveries } = await server.graphql<{ deliveries: { nodes: object[] } }>(
    `{ deliveries(org: "mixed", connection: "${hook.id}") { nodes { event state reason } } }`,
  );
  expect(deliveries.nodes).toEqual(
    expect.arrayContaining([
      { event: 'pagey.ping', state: 'ignored', reason: 'PagerDuty tried the webhook: it works.' },
      {
        event: 'incident.acknowledged',
        state: 'failed',
        reason: 'The data of incident.acknowledged name no incident.',
      },
      { event: 'incident.triggered', state: 'taken', reason: null },
    ]),
  );
  // The same event whole, as PagerDuty sends it again.
  expect((await sendTool(server, hook, pagerdutyLife[1])).status).toBe(202);
  expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 2, ignored: 1, failed: 0 });
  expect(await incidentsOf(server, 'mixed')).toMatchObject([{ acknowledged_at: '2026-03-02T09:04:00.250Z' }]);
});

it('an incident that ended before it began fails with what is wrong, and can come in later', async () => {
  const hook = await connectTool(server, 'backwards', 'statuspage');
  const message = structuredClone(livesOfTools.statuspage[3]) as { name: string; payload: { incident: Record<string, unknown> } }; // prettier-ignore
  message.payload.incident.resolved_at = '2026-03-02T08:00:00Z';
  await sendTool(server, hook, message);
  expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 0, ignored: 0, failed: 1 });
  await sendTool(server, hook, livesOfTools.statuspage[4]);
  expect(await settledTool(server, hook)).toEqual({ waiting: 0, taken: 1, ignored: 0, failed: 1 });
  expect(await incidentsOf(server, 'backwards')).toMatchObject([{ resolved_at: '2026-03-02T09:55:00.000Z' }]);
});

describe('connecting', () => {
  it('PagerDuty: the address first, its secret later, a new one beside it, the old one dropped', async () => {
    const input = { source: 'pagerduty', name: 'Acme' };
    const { data } = await askToConnect(server, 'connected', input);
    const { connection, hookSecret, setup } = data!.connectHook;
    expect(connection).toMatchObject({ name: 'Acme', door: 'pagerduty', state: 'waiting', hookSecrets: 0 });
    expect(hookSecret).toBeNull();
    expect(setup[0]).toContain(connection.hookPath);
    const hook: ToolHook = { org: 'connected', door: 'pagerduty', id: connection.id, path: connection.hookPath, secret: pagerdutySecret }; // prettier-ignore
    const early = await sendTool(server, hook, pagerdutyPing);
    expect([early.status, early.body.message]).toEqual([401, expect.stringContaining('no secret yet')]);

    const again = await askToConnect(server, 'connected', { ...input, secret: pagerdutySecret });
    expect(again.data!.connectHook.connection).toMatchObject({ id: connection.id, hookPath: connection.hookPath, hookSecrets: 1 }); // prettier-ignore
    await until(() => sendTool(server, hook, pagerdutyPing), ({ status }) => status === 202); // prettier-ignore

    const rotated = await askToConnect(server, 'connected', { ...input, secret: 'TheNextOne' });
    expect(rotated.data!.connectHook.connection.hookSecrets).toBe(2);
    const next = { ...hook, secret: 'TheNextOne' };
    await until(() => sendTool(server, next, pagerdutyLife[0]), ({ status }) => status === 202); // prettier-ignore
    expect((await sendTool(server, hook, pagerdutyLife[1])).status).toBe(202);
    await server.graphql(`mutation { dropHookSecret(org: "connected", id: "${hook.id}") { hookSecrets } }`);
    await until(() => sendTool(server, hook, pagerdutyLife[2]), ({ status }) => status === 401); // prettier-ignore
    expect((await sendTool(server, next, pagerdutyLife[2])).status).toBe(202);
  });

  it('PagerDuty signs with both of its secrets while it changes them', async () => {
    const hook = await connectTool(server, 'two signatures', 'pagerduty');
    const body = JSON.stringify(pagerdutyLife[0].payload);
    const right = headersOfTool('pagerduty', hook.secret, body)['x-pagerduty-signature'];
    const wrong = headersOfTool('pagerduty', 'other', body)['x-pagerduty-signature'];
    expect((await server.post(hook.path, body, { 'x-pagerduty-signature': `${wrong},${right}` })).status).toBe(202);
  });

  it('Opsgenie: the secret is made here and can be made anew here', async () => {
    const hook = await connectTool(server, 'own', 'opsgenie');
    expect(hook.secret).toMatch(/^[0-9a-f]{64}$/);
    const { rotateHookSecret } = await server.graphql<{ rotateHookSecret: string }>(`mutation { rotateHookSecret(org: "own", id: "${hook.id}") }`); // prettier-ignore
    const [first, second] = livesOfTools.opsgenie;
    await until(() => sendTool(server, { ...hook, secret: rotateHookSecret }, first), ({ status }) => status === 202); // prettier-ignore
    expect((await sendTool(server, hook, second)).status).toBe(202);
  });

  it.each([
    ['a name of nothing', { source: 'pagerduty', name: ' ' }, /is no name for PagerDuty/],
    ['a secret that is none', { source: 'incident_io', name: 'Acme', secret: 'hunter2' }, /begins with whsec_/],
    ['a secret for what signs nothing', { source: 'statuspage', name: 'Acme', secret: 'x' }, /signs nothing/],
    ['a secret with blanks', { source: 'pagerduty', name: 'Acme', secret: 'a b' }, /no secret of PagerDuty/],
  ])('%s is refused, without repeating the secret', async (_name, input, message) => {
    const { errors } = await askToConnect(server, 'refused', input);
    expect(errors).toHaveLength(1);
    expect(errors![0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'bad_input' } });
    expect(errors![0].message).not.toMatch(/hunter2|a b/);
  });

  it('the same name a second time is told, and a disconnected one takes nothing any more while its incidents stay', async () => {
    const hook = await connectTool(server, 'ended', 'statuspage');
    const { errors } = await askToConnect(server, 'ended', { source: 'statuspage', name: 'Acme' });
    expect(errors![0].message).toMatch(/connected already/);
    await sendTool(server, hook, livesOfTools.statuspage[4]);
    await settledTool(server, hook);
    await server.graphql(`mutation { disconnect(org: "ended", id: "${hook.id}") }`);
    await until(() => sendTool(server, hook, livesOfTools.statuspage[0]), ({ status }) => status === 404); // prettier-ignore
    expect(await incidentsOf(server, 'ended')).toEqual([rowOfLife.statuspage]);
  });

  it.each([
    ['statuspage', /signs nothing/],
    ['incident-io', /makes its secret itself/],
  ])('%s: no secret is made here', async (door, message) => {
    const hook = await connectTool(server, `unrotated ${door}`, door);
    await expect(server.graphql(`mutation { rotateHookSecret(org: "${hook.org}", id: "${hook.id}") }`)).rejects.toThrow(message); // prettier-ignore
  });
});
