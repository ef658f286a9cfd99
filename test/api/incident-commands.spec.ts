import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagerdutyLife, pagerdutyPing } from '../support/incident-payloads';
import { incidentsOf, pagerdutySecret, sendTool, settledTool, type ToolHook } from '../support/incident-hooks';
import { HookServer } from '../support/hook-server';
import { startProgram } from '../support/program';

// Every command is a process.
jest.setTimeout(180_000);

let server: HookServer;
let folder: string;

beforeAll(async () => {
  server = await HookServer.open();
  folder = mkdtempSync(join(tmpdir(), 'downstream-incidents-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

async function run(...args: string[]) {
  const program = startProgram(args, server.environment());
  const code = await program.ended;
  return { code, output: program.output(), errors: program.errors() };
}
const saying = (text: string | RegExp) => expect.stringMatching(text) as string;
const minutesAgo = (at: unknown): number => (Date.now() - Date.parse(at as string)) / 60_000;

describe('downstream incident', () => {
  const org = 'scripts';
  const incident = (...args: string[]) => run('incident', '--org', org, ...args);

  it('tells of one that opened now, acknowledges and resolves it', async () => {
    expect(await incident('--id', 'disk-1', '--title', 'Disk is full', '--service', 'store', '--severity', 'SEV2', '--responder', 'ada', 'ben', '--caused-by', 'acme/store#12')).toEqual({ code: 0, errors: '', output: 'Taken in scripts: incident disk-1.\n' }); // prettier-ignore
    const [opened] = await incidentsOf(server, org);
    expect(opened).toMatchObject({ id: 'disk-1', title: 'Disk is full', service: 'store', severity: 'sev2', status: 'open', acknowledged_at: null, resolved_at: null, responders: ['ada', 'ben'] }); // prettier-ignore
    expect(minutesAgo(opened.opened_at)).toBeLessThan(2);

    expect(await incident('--acknowledge', 'disk-1')).toMatchObject({ code: 0 });
    expect(await incident('--resolve', 'disk-1')).toMatchObject({ code: 0 });
    const [over] = await incidentsOf(server, org);
    // It opened when it did, not when it was told to be over.
    expect(over).toMatchObject({ ...opened, acknowledged_at: expect.any(String), resolved_at: expect.any(String), status: 'resolved' }); // prettier-ignore
    expect(Date.parse(over.acknowledged_at as string)).toBeGreaterThanOrEqual(Date.parse(over.opened_at as string));
    expect(Date.parse(over.resolved_at as string)).toBeGreaterThanOrEqual(Date.parse(over.acknowledged_at as string));
  });

  it('takes all of it at once, with times and what it came from', async () => {
    expect(await incident('--id', 'slow-1', '--opened-at', '2026-03-02T09:00:00Z', '--acknowledged-at', '2026-03-02T09:05:00Z', '--resolved-at', '2026-03-02T09:30:00+01:00', '--caused-by-deploy', 'shop:production:abc:1', '--url', 'https://wiki.example/1', '--json')).toMatchObject({ code: 2, errors: saying(/resolved_at|opened_at/) }); // prettier-ignore
    expect(await incident('--id', 'slow-1', '--opened-at', '2026-03-02T09:00:00Z', '--resolved-at', '2026-03-02T11:00:00+01:00', '--caused-by-deploy', 'shop:production:abc:1', '--json')).toMatchObject({ code: 0, output: saying('"accepted":1') }); // prettier-ignore
    const { rows } = await server.owner.query(`SELECT caused_by, extract(epoch FROM resolved_at - opened_at)::int AS seconds FROM incident WHERE id = 'slow-1'`); // prettier-ignore
    expect(rows).toEqual([{ caused_by: { deploy: 'shop:production:abc:1' }, seconds: 3600 }]);
  });

  it.each<[string, string[], number, RegExp]>([
    ['no incident', ['--title', 'x'], 2, /Which incident is it\?/],
    ['a time without an offset', ['--id', 'x', '--opened-at', '2026-03-02T09:00:00'], 2, /"opened_at".*offset/],
    ['a cause that is none', ['--id', 'x', '--caused-by', 'shop'], 2, /write owner\/name#12/],
    ['two causes', ['--id', 'x', '--caused-by', 'a/b#1', '--caused-by-deploy', 'd'], 2, /cannot be used with/],
    ['one that does not exist', ['--resolve', 'disk-7'], 3, /there is no incident "disk-7" to be changed/],
  ])('%s: told in one line, and nothing is stored', async (_name, args, code, message) => {
    const before = await incidentsOf(server, org);
    const told = await incident(...args);
    expect(told).toMatchObject({ code, errors: saying(message) });
    expect(told.errors.trim().split('\n')).toHaveLength(1);
    expect(await incidentsOf(server, org)).toEqual(before);
  });
});

describe('POST /ingest/incidents', () => {
  const post = async (body: unknown) => {
    const answer = await fetch(`${server.url}/ingest/incidents?org=posted`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('takes one or a list, open now by default, and changes what it has', async () => {
    expect(await post({ id: 'a', title: 'A' })).toMatchObject({ status: 200, body: { accepted: 1, rejected: 0 } });
    const [{ opened_at: openedAt }] = await incidentsOf(server, 'posted');
    expect(minutesAgo(openedAt)).toBeLessThan(2);
    const list = [{ id: 'a', resolved_at: new Date().toISOString() }, { id: 'b', opened_at: '2026-03-02T09:00:00Z', severity: 'maintenance' }, { id: 'b', status: 'acknowledged', acknowledged_at: '2026-03-02T09:02:00Z' }]; // prettier-ignore
    expect(await post(list)).toMatchObject({ status: 200, body: { rejected: 0 } });
    expect(await incidentsOf(server, 'posted')).toMatchObject([
      { id: 'a', title: 'A', opened_at: openedAt, status: 'resolved', resolved_at: expect.any(String) },
      { id: 'b', opened_at: '2026-03-02T09:00:00.000Z', acknowledged_at: '2026-03-02T09:02:00.000Z', status: 'acknowledged' }, // prettier-ignore
    ]);
    // Open again.
    expect(await post({ id: 'a', status: 'open' })).toMatchObject({ body: { accepted: 1 } });
    expect((await incidentsOf(server, 'posted'))[0]).toMatchObject({ opened_at: openedAt, status: 'open', resolved_at: null }); // prettier-ignore
  });

  it('says of each that does not fit why', async () => {
    const bad = [{ title: 'x' }, { id: 'c', titel: 'x' }, { id: 'd', opened_at: '$NOW' }, { id: 'e', caused_by: 'me' }, 7, { id: 'f', resolved_at: '2026-03-02T09:00:00Z' }]; // prettier-ignore
    const { status, body } = await post(bad);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 0, rejected: 6 });
    const told = (body.rejects as string[]).join('\n');
    for (const message of [
      /has no "id"/,
      /"titel", which no incident has/,
      /variable without its value/,
      /"caused_by" that is "me"/,
      /is 7; send a JSON object/,
      /there is no incident "f"/,
    ])
      // prettier-ignore
      expect(told).toMatch(message);
  });
});

describe('downstream connect', () => {
  it('pagerduty: prints the path and what to do, takes its secret from a file, and "sources" and "disconnect" know it', async () => {
    const first = await run('connect', 'pagerduty', '--org', 'tools', '--name', 'Acme');
    expect(first).toMatchObject({ code: 0, errors: '' });
    const path = /\/hooks\/pagerduty\/\d+-[0-9a-f]{32}/.exec(first.output)?.[0] as string;
    expect(first.output).toMatch(/Until it has the secret, every message is refused/);
    const file = join(folder, 'secret');
    writeFileSync(file, `${pagerdutySecret}\n`);
    const second = await run(
      'connect',
      'pagerduty',
      '--org',
      'tools',
      '--name',
      'Acme',
      '--secret-file',
      file,
      '--json',
    );
    expect(second.code).toBe(0);
    expect(second.output).not.toContain(pagerdutySecret);
    const { connection, hookSecret } = JSON.parse(second.output) as { connection: { id: string; hookPath: string; hookSecrets: number }; hookSecret: null }; // prettier-ignore
    expect([connection.hookPath, connection.hookSecrets, hookSecret]).toEqual([path, 1, null]);

    const hook: ToolHook = { org: 'tools', door: 'pagerduty', id: connection.id, path, secret: pagerdutySecret };
    for (const message of [pagerdutyPing, ...pagerdutyLife]) expect((await sendTool(server, hook, message)).status).toBe(202); // prettier-ignore
    await settledTool(server, hook);
    const sources = await run('sources', '--org', 'tools');
    expect(sources.output).toMatch(/Acme\s+pagerduty\s+complete/);
    const listed = JSON.parse((await run('sources', '--org', 'tools', '--json')).output) as { connections: object[] };
    expect(listed.connections).toMatchObject([{ door: 'pagerduty', name: 'Acme', hookPath: path, deliveries: { taken: 5, ignored: 1, failed: 0 } }]); // prettier-ignore
    expect(await run('disconnect', 'pagerduty', '--org', 'tools')).toMatchObject({ code: 0, output: 'Disconnected Acme; its records stay.\n' }); // prettier-ignore
    expect(await incidentsOf(server, 'tools')).toHaveLength(1);
  });

  it('opsgenie: the secret this once, in the step where it is entered', async () => {
    const { code, output } = await run('connect', 'opsgenie', '--org', 'tools', '--name', 'Ops');
    expect(code).toBe(0);
    const secret = /secret ([0-9a-f]{64}) \(shown this once\)/.exec(output)?.[1];
    expect(output).toContain(`value Bearer ${secret}`);
  });

  it.each<[string, string[], RegExp]>([
    ['a door that does not exist', ['connect', 'pigeon', '--name', 'x'], /There is no door "pigeon"/],
    ['no name', ['connect', 'statuspage'], /needs a name/],
    [
      'a file that is not there',
      ['connect', 'pagerduty', '--name', 'x', '--secret-file', '/nowhere'],
      /cannot be read/,
    ],
  ])('%s is told', async (_name, args, message) => {
    expect(await run(...args)).toMatchObject({ code: 2, errors: saying(message) });
  });
});
