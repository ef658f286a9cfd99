import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { headersOf, HookServer, signed, until } from '../support/hook-server';
import { clock, delivery, opened, pullRequest } from '../support/webhook-payloads';

jest.setTimeout(120_000);

let server: HookServer;

beforeAll(async () => {
  server = await HookServer.open();
});

afterAll(() => server.close());

it('a signed delivery is answered at once and becomes a pull request within a second or two', async () => {
  const hook = await server.connect('signed');
  const sent = opened(7);
  expect(await server.send(hook, sent)).toEqual({ status: 202, body: { delivery: sent.id, repeated: false } });
  expect(await server.settled(hook)).toEqual({ waiting: 0, taken: 1, ignored: 0, failed: 0 });
  const { pullRequests } = await server.graphql<{ pullRequests: { nodes: { repo: string; number: number }[] } }>(
    '{ pullRequests(org: "signed", scope: { range: "all" }) { nodes { repo number } } }',
  );
  expect(pullRequests.nodes).toEqual([{ repo: 'acme/shop', number: 7 }]);
  const { deliveries } = await server.graphql<{ deliveries: { total: number; nodes: object[] } }>(
    `{ deliveries(org: "signed", connection: "${hook.id}") { total nodes { id event action repo state reason } } }`,
  );
  expect(deliveries).toEqual({
    total: 1,
    nodes: [{ id: sent.id, event: 'pull_request', action: 'opened', repo: 'acme/shop', state: 'taken', reason: null }],
  });
});

it('a ping is accepted, also under the name of a proxy in front; other routes stay closed to that name', async () => {
  const hook = await server.connect('proxied');
  const ping = delivery('ping', { zen: 'Design for failure.', hook_id: 1 });
  const body = JSON.stringify(ping.payload);
  const headers = { ...headersOf(ping, signed(hook.secret, body)), host: 'downstream.example.com' };
  expect(await server.post(hook.path, body, headers)).toMatchObject({ status: 202 });
  expect(await server.settled(hook)).toEqual({ waiting: 0, taken: 0, ignored: 1, failed: 0 });
  for (const path of ['/graphql', '/ingest', '/hooks', '/hooks/github', `${hook.path}/more`])
    expect(await server.post(path, body, headers)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
});

it('up to 25 MB, any alphabet, and the form that GitHub offers beside JSON', async () => {
  const hook = await server.connect('large');
  const large = opened(1, { body: `ü€𝄞 ${'x'.repeat(24 * 1024 * 1024)}` });
  expect((await server.send(hook, large)).status).toBe(202);
  const form = opened(2, { title: 'Ümläute & = + %' });
  const body = new URLSearchParams({ payload: JSON.stringify(form.payload) }).toString();
  const headers = {
    ...headersOf(form, signed(hook.secret, body)),
    'content-type': 'application/x-www-form-urlencoded',
  };
  expect((await server.post(hook.path, body, headers)).status).toBe(202);
  expect(await server.settled(hook)).toMatchObject({ taken: 2, failed: 0 });
  const { rows } = await server.owner.query(
    `SELECT number, title, left(body, 4) AS body FROM pull_request JOIN organization o ON o.id = organization_id WHERE o.name = 'large' ORDER BY number`,
  );
  expect(rows).toEqual([
    { number: 1, title: 'Change 1', body: 'ü€𝄞 ' },
    { number: 2, title: 'Ümläute & = + %', body: null },
  ]);
});

it('a delivery that comes again is known, and changes nothing', async () => {
  const hook = await server.connect('repeated');
  const sent = opened(1);
  expect((await server.send(hook, sent)).body.repeated).toBe(false);
  await server.settled(hook);
  const rows = () => server.owner.query(`SELECT to_jsonb(d)::text AS row FROM webhook_delivery d JOIN organization o ON o.id = organization_id WHERE o.name = 'repeated'`).then((found) => found.rows); // prettier-ignore
  const before = await rows();
  for (let i = 0; i < 3; i++) expect(await server.send(hook, sent)).toEqual({ status: 202, body: { delivery: sent.id, repeated: true } }); // prettier-ignore
  expect(await rows()).toEqual(before);
});

it('thirty at once, each of them twice: every one is taken once', async () => {
  const hook = await server.connect('parallel');
  const sent = Array.from({ length: 30 }, (_, i) => opened(i + 1));
  const answers = await Promise.all([...sent, ...sent].map((one) => server.send(hook, one)));
  expect(answers.map(({ status }) => status)).toEqual(new Array<number>(60).fill(202));
  for (const { id } of sent) {
    const both = answers.filter(({ body }) => body.delivery === id).map(({ body }) => body.repeated);
    expect(both.sort()).toEqual([false, true]);
  }
  expect(await server.settled(hook)).toEqual({ waiting: 0, taken: 30, ignored: 0, failed: 0 });
  expect(await server.numbersOf(hook)).toEqual(sent.map((_, i) => i + 1));
});

it('one that failed can be replayed once it can be read, also by redelivering it at GitHub', async () => {
  const hook = await server.connect('replayed');
  const [first, second] = [opened(1, { title: null }), opened(2, { title: null })];
  await server.send(hook, first);
  await server.send(hook, second);
  expect(await server.settled(hook)).toMatchObject({ taken: 0, failed: 2 });
  const mended = JSON.stringify({ ...first.payload, pull_request: pullRequest(1) });
  await server.owner.query('UPDATE webhook_delivery SET payload = $1 WHERE id = $2', [mended, first.id]);
  const { replayDeliveries: job } = await server.graphql<{ replayDeliveries: { id: string } }>(`mutation { replayDeliveries(org: "replayed", id: "${hook.id}") { id } }`); // prettier-ignore
  const look = () => server.graphql<{ job: { state: string } }>(`{ job(id: "${job.id}") { state } }`).then((found) => found.job.state); // prettier-ignore
  expect(await until(look, (state) => state === 'done' || state === 'failed')).toBe('done');
  expect(await server.settled(hook)).toMatchObject({ taken: 1, failed: 1 });
  const again = await server.send(hook, { ...second, payload: { ...second.payload, pull_request: pullRequest(2) } });
  expect(again).toEqual({ status: 202, body: { delivery: second.id, repeated: true } });
  expect(
    await until(
      () => server.countsOf(hook),
      ({ taken }) => taken === 2,
    ),
  ).toMatchObject({ waiting: 0, failed: 0 });
  expect(await server.numbersOf(hook)).toEqual([1, 2]);
});

it('a merge that arrives before the opening stays a merge', async () => {
  const hook = await server.connect('disordered');
  const merged = { updated_at: clock('11:00:00'), state: 'closed', merged: true, merged_at: clock('11:00:00'), closed_at: clock('11:00:00') }; // prettier-ignore
  await server.send(hook, delivery('pull_request', { action: 'closed', pull_request: pullRequest(1, merged) }));
  await server.settled(hook);
  await server.send(hook, opened(1));
  await server.settled(hook);
  const { rows } = await server.owner.query(
    `SELECT state, merged_at = '2026-03-02T11:00:00Z' AS merged FROM pull_request JOIN organization o ON o.id = organization_id WHERE o.name = 'disordered'`,
  );
  expect(rows).toEqual([{ state: 'closed', merged: true }]);
});

it('every example that GitHub’s library holds is taken or ignored, none fails', async () => {
  const hook = await server.connect('examples');
  const file = require.resolve('@octokit/webhooks-examples/api.github.com/index.json');
  const list = JSON.parse(readFileSync(file, 'utf8')) as { name: string; examples: Record<string, unknown>[] }[];
  const sent = list.flatMap(({ name, examples }) => examples.map((payload) => ({ id: randomUUID(), event: name, payload }))); // prettier-ignore
  const answers = await Promise.all(sent.map((one) => server.send(hook, one)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  const counts = await server.settled(hook);
  expect(counts).toEqual({ waiting: 0, taken: expect.any(Number), ignored: expect.any(Number), failed: 0 });
  expect(counts.taken + counts.ignored).toBe(sent.length);
  expect(counts.taken).toBeGreaterThan(40);
});

it('a server killed after the answer and before the processing loses nothing, even when the queue forgot the turn', async () => {
  const [hook, forgotten] = [await server.connect('killed'), await server.connect('forgotten')];
  await server.stop();
  // Takes deliveries, but works off no queue.
  await server.start({ DOWNSTREAM_WORKER: '0' });
  for (const one of [hook, forgotten]) {
    expect((await server.send(one, opened(1))).status).toBe(202);
    expect(await server.countsOf(one)).toMatchObject({ waiting: 1, taken: 0 });
  }
  server.program.child.kill('SIGKILL');
  expect(await server.program.ended).toBeNull();
  const { rowCount } = await server.owner.query(
    `DELETE FROM graphile_worker._private_jobs WHERE payload->>'connectionId' = $1`,
    [forgotten.id],
  );
  expect(rowCount).toBe(1);
  await server.owner.query(
    `UPDATE webhook_delivery SET received_at = now() - interval '1 minute' WHERE connection_id = $1`,
    [forgotten.id],
  );
  await server.start();
  for (const one of [hook, forgotten]) {
    expect(await server.settled(one)).toEqual({ waiting: 0, taken: 1, ignored: 0, failed: 0 });
    expect(await server.numbersOf(one)).toEqual([1]);
  }
});
