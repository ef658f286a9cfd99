import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { derive } from '../../server/ledger/derivation';
import type { Touched } from '../../server/ledger/touched';
import { importPaths } from '../../server/sources/import-paths';
import { buildServer } from '../support/program';
import { startServer } from '../support/server';
import { LedgerBench, lines, pull } from '../support/ledger-bench';

jest.setTimeout(120_000);

const root = join(__dirname, '..', '..');

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});

afterAll(() => bench.close());

test('GitHub’s REST shapes', async () => {
  const id = await bench.organization();
  const scenario = join(root, 'test', 'scenarios', 'github-rest');
  const summary = await importPaths(bench.store, id, [scenario], {});
  expect(summary).toMatchObject({
    rejected: 0,
    kinds: {
      repository: { accepted: 1 },
      pull_request: { accepted: 2 },
      review: { accepted: 3 },
      review_comment: { accepted: 2 },
      pull_request_event: { accepted: 10 },
    },
  });
  expect(await importPaths(bench.store, id, [scenario], {})).toMatchObject({ rejected: 0 });
  const broken = join(bench.folder, 'rest', 'pulls');
  await mkdir(broken, { recursive: true });
  await copyFile(join(scenario, 'pulls', '8.json'), join(broken, '8.json'));
  await writeFile(join(broken, '9.json'), '{"pull": {');
  const other = await bench.organization();
  expect(await importPaths(bench.store, other, [join(bench.folder, 'rest')], {})).toMatchObject({ rejected: 1 });
  expect(await bench.rejectsOf(other)).toMatchObject([{ reason: 'broken_json', line: 1 }]);
});

const shared = join(root, '..', 'shared', 'data');
const real = existsSync(shared) ? test : (name: string) => console.warn(`No ../shared/data: not tried: ${name}`);
real('real input: 21,398 records of agent-prs, none rejected, and again none changed', async () => {
  const id = await bench.organization();
  const path = join(shared, 'agent-prs');
  const options = {
    derive: (organizationId: number, touched: Touched) => derive(bench.store, organizationId, touched),
  };
  expect(await importPaths(bench.store, id, [path], options)).toMatchObject({
    accepted: 21398,
    rejected: 0,
    kinds: { pull_request: { accepted: 1707 }, review: { accepted: 5807 }, pull_request_event: { accepted: 9436 } },
  });
  expect(await importPaths(bench.store, id, [path], options)).toMatchObject({ accepted: 0, unchanged: 21398 });
  const rest = await bench.organization();
  expect(await importPaths(bench.store, rest, [join(shared, 'github-rest')], {})).toMatchObject({ rejected: 0, kinds: { pull_request: { accepted: 46 } } }); // prettier-ignore
});

describe('the command line', () => {
  /** One run of the compiled program; `peak` is its largest memory in MB. */
  async function run(args: string[], input?: string) {
    await buildServer();
    const page = `{ version: 'test', pageReady: Promise.resolve(), pageFolder: '' }`;
    const main = JSON.stringify(join(root, 'dist', 'server', 'main.js'));
    const script = `require(${main}).run(process.argv.toSpliced(1, 0, 'downstream'), ${page}).then((code) => {
      process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS); process.exitCode = code; })`;
    const child = spawn(process.execPath, ['-e', script, '--', ...args], {
      env: { PATH: process.env.PATH, DATABASE_URL: bench.database.url },
    });
    child.stdin.end(input ?? '');
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    const peak = Number(/peak (\d+)$/.exec(errors)?.[1]) / 1024;
    return { code, output, errors: errors.replace(/\npeak \d+$/, ''), peak };
  }

  test('stdin: 0 when all was taken, 3 with rejects, and the rejects are listed', async () => {
    const good = await run(['import', '-', '--org', 'cli', '--json'], lines([pull(1)]));
    expect(good).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(good.output)).toEqual({
      organization: 'cli',
      kinds: { pull_request: { accepted: 1, unchanged: 0, rejected: 0 } },
      accepted: 1,
      unchanged: 0,
      rejected: 0,
      extras: 0,
      notes: [],
    });
    const bad = await run(['import', '-', '--org', 'cli'], `${lines([pull(1)])}{oops\n`);
    expect(bad.code).toBe(3);
    expect(bad.errors).toMatch(/^stdin:2: the line is not JSON/);
    const listed = await run(['rejects', '--org', 'cli', '--json']);
    expect(JSON.parse(listed.output)).toMatchObject({ reason: 'broken_json', line: 2, source: 'stdin', raw: '{oops' });
    const sources = await run(['sources', '--org', 'cli', '--json']);
    expect(JSON.parse(sources.output).sources).toMatchObject([
      { source: 'stdin', kind: 'pull_request', records: 2, repos: 1, firstAt: '2026-03-02T09:00:00.000Z' },
      { source: 'stdin', kind: 'unknown', rejected: 1 },
    ]);
  });

  test('2 and one line when a path is missing or no door knows the file; then no organization is made', async () => {
    const missing = await run(['import', '/no/such/path', '--org', 'never']);
    expect(missing).toMatchObject({ code: 2, output: '' });
    expect(missing.errors).toMatch(/^The path \/no\/such\/path does not exist; .*\n$/);
    const unknown = await run(['import', await bench.file('x.json', '{"some":"thing"}'), '--org', 'never']);
    expect(unknown.code).toBe(2);
    expect(unknown.errors.trim().split('\n')).toHaveLength(1);
    const { rows } = await bench.store.pool.query(`SELECT FROM organization WHERE name = 'never'`);
    expect(rows).toEqual([]);
  });

  test('a dry run writes nothing', async () => {
    const path = await bench.file('x.ndjson', lines([pull(1), pull(2)]));
    const { code, output } = await run(['import', path, '--org', 'dry', '--dry-run', '--json']);
    expect([code, JSON.parse(output)]).toMatchObject([0, { accepted: 2 }]);
    const { rows } = await bench.store.pool.query(`SELECT FROM organization WHERE name = 'dry'`);
    expect(rows).toEqual([]);
  });

  test('a line of 100 MB is one reject, the rest goes in, in less than 500 MB', async () => {
    const path = await bench.file('long.ndjson', lines([pull(1)]));
    const stream = createWriteStream(path, { flags: 'a' });
    stream.write('{"kind":"pull_request","body":"');
    for (let megabytes = 0; megabytes < 100; megabytes++) {
      if (!stream.write(Buffer.alloc(1 << 20, 'x'))) await once(stream, 'drain');
    }
    stream.end(`"}\n${lines([pull(2)])}`);
    await once(stream, 'close');
    const { code, output, errors, peak } = await run(['import', path, '--org', 'long', '--json']);
    expect([code, JSON.parse(output)]).toMatchObject([3, { accepted: 2, rejected: 1 }]);
    expect(errors).toContain('long.ndjson:2: the line has 104857633 bytes');
    expect(peak).toBeGreaterThan(30);
    expect(peak).toBeLessThan(500);
  });
});

test('POST /ingest takes a stream, answers with counts and messages, and refuses pages of other sites', async () => {
  const server = await startServer(bench.database);
  try {
    const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
      const response = await fetch(`${server.url}/ingest?org=ingest`, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers }); // prettier-ignore
      return { status: response.status, answer: await response.json() };
    };
    expect(await post(lines([pull(1), pull(2, { created_at: 'now' })]))).toMatchObject({
      status: 200,
      answer: { organization: 'ingest', accepted: 1, rejected: 1, rejects: [expect.stringMatching(/^ingest:2: /)] },
    });
    const json = { 'content-type': 'application/json' };
    expect(await post(JSON.stringify([pull(1), pull(3)]), json)).toMatchObject({
      answer: { accepted: 1, unchanged: 1 },
    });
    expect(await post(gzipSync(lines([pull(4)])), { 'content-type': 'text/plain' })).toMatchObject({ answer: { accepted: 1 } }); // prettier-ignore
    expect(await post(lines([pull(5)]), { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });

    const { sources, rejects } = await server.graphql<Record<string, unknown>>(
      `{ sources(org: "ingest") { source kind records rejected } rejects(org: "ingest", first: 1) { total nodes { line reason } hasNextPage } }`,
    );
    expect(sources).toEqual([{ source: 'ingest', kind: 'pull_request', records: 4, rejected: 1 }]);
    expect(rejects).toEqual({ total: 1, nodes: [{ line: 2, reason: 'bad_time' }], hasNextPage: false });
  } finally {
    await server.close();
  }
});
