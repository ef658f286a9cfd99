import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { derive } from '../../server/ledger/derivation';
import { batchOf, type EntryBatch } from '../../server/ledger/entry';
import { importRecords } from '../../server/ledger/import-records';
import { recordKinds } from '../../server/ledger/record-kinds';
import type { Touched } from '../../server/ledger/touched';
import { columnsOf } from '../../server/ledger/validation';
import { importPaths } from '../../server/sources/import-paths';
import { replayRejects } from '../../server/sources/replay-rejects';
import { openStore, type Store } from '../../server/store/data-source';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { buildServer } from '../support/program';
import { startServer } from '../support/server';

jest.setTimeout(120_000);

const root = join(__dirname, '..', '..');
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`;
const pull = (number: number, more = {}) => ({ kind: 'pull_request', repo: 'acme/shop', number, title: `Change ${number}`, author: 'ann', created_at: at(0), ...more }); // prettier-ignore
const review = (number: number, id: number) => ({ kind: 'review', repo: 'acme/shop', number, id, reviewer: 'ben', state: 'approved', submitted_at: at(id) }); // prettier-ignore
const lines = (records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

let database: TestDatabase;
let store: Store;
let folder: string;
let organizations = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  folder = await mkdtemp(join(tmpdir(), 'downstream-import-'));
});

afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** An empty organization. */
async function organization(): Promise<number> {
  const { rows } = await store.pool.query<{ id: number }>('INSERT INTO organization (name) VALUES ($1) RETURNING id', [
    `org ${(organizations += 1)}`,
  ]);
  return rows[0].id;
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'in-')), name);
  await writeFile(path, content);
  return path;
}

async function select(id: number, query: string): Promise<Record<string, unknown>[]> {
  return store.inOrganization(id, async (client) => (await client.query<Record<string, unknown>>(query)).rows);
}

/** Every record of an organization, as text. */
async function contents(id: number): Promise<string> {
  const tables = [...recordKinds.keys()];
  const all: Record<string, unknown> = {};
  for (const table of tables) {
    all[table] = (
      await select(id, `SELECT (to_jsonb(t) - 'organization_id')::text AS row FROM "${table}" t ORDER BY 1`)
    ).map(({ row }) => row);
  }
  return JSON.stringify(all);
}

const rejectsOf = (id: number) =>
  select(id, 'SELECT line, kind, reason, raw FROM rejected_record ORDER BY line, reason');

test('the tables have exactly the columns of the kinds', async () => {
  for (const kind of recordKinds.values()) {
    const { rows } = await store.pool.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [`"${kind.name}"`],
    );
    expect([kind.name, ...rows.map(({ name }) => name)]).toEqual([kind.name, 'organization_id', ...columnsOf(kind)]);
  }
});

test('the second import of the same files changes nothing, and coverage does not double', async () => {
  const id = await organization();
  const path = await file('all.ndjson', lines([pull(1), pull(2, { effort: 'low' }), review(1, 5), review(2, 6)]));
  const first = await importPaths(store, id, [path], {});
  expect(first).toEqual({
    kinds: {
      pull_request: { accepted: 2, unchanged: 0, rejected: 0 },
      review: { accepted: 2, unchanged: 0, rejected: 0 },
    },
    accepted: 4,
    unchanged: 0,
    rejected: 0,
    extras: 1,
  });
  const before = await contents(id);
  expect(await importPaths(store, id, [path], {})).toMatchObject({ accepted: 0, unchanged: 4, rejected: 0 });
  expect(await contents(id)).toBe(before);
  expect(await select(id, 'SELECT kind, repo, records FROM coverage ORDER BY kind')).toEqual([
    { kind: 'pull_request', repo: 'acme/shop', records: 2 },
    { kind: 'review', repo: 'acme/shop', records: 2 },
  ]);
});

test('the order of arrival does not matter', async () => {
  const records = [
    pull(1, { updated_at: at(10), title: 'first title', state: 'closed', closed_at: at(10) }),
    pull(1, { updated_at: at(20), title: 'second title', state: 'open' }),
    pull(1, { updated_at: at(15), body: 'why' }),
    pull(2, { merged_at: at(30) }),
    pull(2),
    review(1, 5),
    { ...review(1, 5), state: 'dismissed' },
    { kind: 'person', login: 'ann', team: 'web' },
    { kind: 'person', login: 'ann', level: 'senior' },
  ];
  const ways = [records, [...records].reverse(), [4, 8, 6, 2, 0, 7, 5, 3, 1].map((index) => records[index])];
  const results: string[] = [];
  for (const way of ways) {
    // Together, and each in an import of its own.
    for (const files of [[lines(way)], way.map((record) => lines([record]))]) {
      const id = await organization();
      for (const content of files) await importPaths(store, id, [await file('x.ndjson', content)], {});
      results.push(await contents(id));
    }
  }
  expect(new Set(results).size).toBe(1);
  expect(results[0]).toContain('second title');
  expect(results[0]).not.toContain('"closed_at": "2026');
});

test('every kind of bad row is a reject with line and reason, the others go in, and again the same', async () => {
  const id = await organization();
  const good = JSON.stringify(pull(1));
  const content = Buffer.concat([
    Buffer.from(`${good}\n{oops\n[1]\n{"kind":"pull_requst"}\n`), // 1–4
    Buffer.from(lines([{ kind: 'review' }, pull(2, { created_at: '2026-03-02T09:00:00' }), pull(3, { merged_at: '2026-03-01T09:00:00Z' })])), // 5–7
    Buffer.from(lines([pull(4, { additions: 'many' }), pull(5, { body: 'a\0b' }), { ...review(1, 7), state: 'great' }])), // 8–10
    Buffer.from('{"kind":"person","login":"'), Buffer.from([0xff]), Buffer.from('"}\n'), // 11
    Buffer.from('{"kind":"person","login":"a\0b"}\n'), // 12
    Buffer.from(`${JSON.stringify(pull(6))}\n`), // 13
  ]); // prettier-ignore
  const path = await file('bad.ndjson', content);
  const messages: string[] = [];
  const first = await importPaths(store, id, [path], { onReject: (message) => messages.push(message) });
  expect(first).toMatchObject({ accepted: 2, rejected: 11 });
  expect(await rejectsOf(id)).toMatchObject([
    { line: 2, reason: 'broken_json', raw: '{oops' },
    { line: 3, reason: 'not_an_object' },
    { line: 4, reason: 'unknown_kind' },
    { line: 5, reason: 'missing_field', kind: 'review' },
    { line: 6, reason: 'time_without_offset', kind: 'pull_request' },
    { line: 7, reason: 'end_before_start' },
    { line: 8, reason: 'wrong_type' },
    { line: 9, reason: 'nul_byte' },
    { line: 10, reason: 'bad_enum' },
    { line: 11, reason: 'not_utf8' },
    { line: 12, reason: 'nul_byte' },
  ]);
  expect(messages.every((message) => message.startsWith(`${path}:`) && message.endsWith('.'))).toBe(true);
  expect(await importPaths(store, id, [path], {})).toMatchObject({ accepted: 0, unchanged: 2, rejected: 11 });
  expect(await rejectsOf(id)).toHaveLength(11);
});

test('a reject that was corrected is taken by the replay and gone, the others stay', async () => {
  const id = await organization();
  await importPaths(
    store,
    id,
    [await file('x.ndjson', lines([pull(1, { draft: 'no' }), pull(2, { draft: 'no' })]))],
    {},
  );
  await importPaths(store, id, [await file('review.csv', 'repo,number,id,reviewer,state,submitted_at\nacme/shop,1,9,ben,LGTM,2026-03-02T09:00:00Z\n')], {}); // prettier-ignore
  expect(await replayRejects(store, id)).toMatchObject({ taken: 0, left: 3 });
  await select(id, `UPDATE rejected_record SET raw = replace(raw, '"no"', 'false') WHERE line = 1`);
  await select(id, `UPDATE rejected_record SET raw = replace(raw, 'LGTM', 'approved')`);
  expect(await replayRejects(store, id)).toMatchObject({ taken: 2, left: 1, summary: { accepted: 2 } });
  expect(await select(id, 'SELECT number, draft FROM pull_request')).toEqual([{ number: 1, draft: false }]);
  expect(await select(id, 'SELECT id, state FROM review')).toEqual([{ id: '9', state: 'approved' }]);
  expect(await rejectsOf(id)).toMatchObject([{ line: 2, reason: 'wrong_type' }]);
});

test('CSV, gzip, JSON lists and folders give what NDJSON gives', async () => {
  const plain = await organization();
  const records = [pull(1, { labels: ['bug', 'ui'], additions: 3, body: 'a, "b"\nc' }), pull(2, { draft: true })];
  await importPaths(store, plain, [await file('x.ndjson', lines(records))], {});
  const csv = [
    'repo,number,title,author,created_at,labels,additions,body,draft',
    `acme/shop,1,Change 1,ann,${at(0)},bug;ui,3,"a, ""b""\nc",`,
    `acme/shop,2,Change 2,ann,${at(0)},,,,true`,
  ].join('\n');
  const several = join(folder, 'several');
  await mkdir(join(several, 'deeper'), { recursive: true });
  await writeFile(join(several, 'one.json'), JSON.stringify([records[0]], null, 2));
  await writeFile(join(several, 'deeper', 'two.jsonl.gz'), gzipSync(lines([records[1]])));
  await writeFile(join(several, 'README.md'), 'not data');
  const paths = [
    await file('pull_request.csv', csv),
    await file('pull_request.csv.gz', gzipSync(csv)),
    await file('x.json', JSON.stringify(records)),
    several,
  ];
  for (const path of paths) {
    const id = await organization();
    expect(await importPaths(store, id, [path], {})).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await contents(id)).toBe(await contents(plain));
  }
});

test('of a gzip that is cut off goes in what was readable', async () => {
  const id = await organization();
  const many = lines(Array.from({ length: 5000 }, (_, n) => pull(n, { body: String(Math.sin(n)) })));
  const zipped = gzipSync(many);
  const path = await file('x.ndjson.gz', zipped.subarray(0, zipped.length >> 1));
  const { accepted, rejected } = await importPaths(store, id, [path], {});
  expect(rejected).toBe(1);
  expect(accepted).toBeGreaterThan(1000);
  // The unfinished line is the one after the last that went in.
  expect(await rejectsOf(id)).toMatchObject([{ reason: 'truncated_gzip', line: accepted + 1 }]);
});

test('what was changed is told to the derivation, with the horizon', async () => {
  const id = await organization();
  const told: Touched[] = [];
  const options = { derive: async (_: number, touched: Touched) => void told.push(touched) };
  const path = await file('x.ndjson', lines([pull(1), pull(2), review(1, 5)]));
  await importPaths(store, id, [path], options);
  await importPaths(store, id, [path], options);
  await importPaths(
    store,
    id,
    [await file('y.ndjson', lines([review(2, 50), { kind: 'person', login: 'x' }]))],
    options,
  );
  expect(told.map(({ all, kinds }) => [all, [...kinds].sort()])).toEqual([
    [true, ['pull_request', 'review']],
    [false, []],
    [false, ['person', 'review']],
  ]);
  expect([...told[2].pullRequests]).toEqual([['acme/shop', new Set([2])]]);
  // 2026-03-02T09:05:00Z and 09:50:00Z by `date -u +%s`.
  expect(told.map(({ horizon }) => horizon)).toEqual([1772442300, 1772442300, 1772445000]);
});

test('after an import that never came to its derivation the next one derives everything', async () => {
  const id = await organization();
  const path = await file('x.ndjson', lines([pull(1)]));
  const failing = () => Promise.reject(new Error('killed'));
  await importPaths(store, id, [path], {});
  await expect(importPaths(store, id, [path], { derive: failing })).rejects.toThrow('killed');
  const told: boolean[] = [];
  for (let times = 0; times < 2; times++) {
    await importPaths(store, id, [path], { derive: async (_, { all }) => void told.push(all) });
  }
  expect(told).toEqual([true, false]);
});

test('a row that only the database refuses costs no other', async () => {
  const id = await organization();
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`ALTER TABLE person ADD CONSTRAINT refused CHECK (login <> 'p500')`);
  const people = Array.from({ length: 1000 }, (_, at) => ({ kind: 'person', login: `p${at}` }));
  const path = await file('x.ndjson', lines([...people, pull(1)]));
  try {
    expect(await importPaths(store, id, [path], {})).toMatchObject({ accepted: 1000, rejected: 1 });
  } finally {
    await owner.query('ALTER TABLE person DROP CONSTRAINT refused');
    await owner.end();
  }
  expect(await rejectsOf(id)).toMatchObject([{ line: 501, kind: 'person', reason: 'refused_by_database' }]);
  expect(await replayRejects(store, id)).toMatchObject({ taken: 1, left: 0 });
});

test('two keys that only the database finds equal are one row', async () => {
  const id = await organization();
  // Halves of surrogate pairs, which UTF-8 cannot hold: both become U+FFFD.
  const people = ['a\ud800', 'b', 'a\ud801'].map((login) => ({ kind: 'person', login }));
  expect(await importPaths(store, id, [await file('x.ndjson', lines(people))], {})).toMatchObject({ rejected: 0 });
  expect(await select(id, 'SELECT login FROM person ORDER BY login')).toEqual([{ login: 'a\ufffd' }, { login: 'b' }]);
});

test('an import that breaks off halfway and is repeated ends like one that does not', async () => {
  const records = Array.from({ length: 90_000 }, (_, at) => review(at, 1));
  const batches = Array.from({ length: 90 }, (_, at) =>
    batchOf('records', 'x', records.slice(at * 1000, at * 1000 + 1000)),
  );
  async function* upTo(count: number): AsyncGenerator<EntryBatch> {
    yield* batches.slice(0, count);
    if (count < batches.length) throw new Error('broken off');
  }
  const options = { door: 'records', source: 'x' };
  const id = await organization();
  await expect(importRecords(store, id, upTo(70), options)).rejects.toThrow('broken off');
  const { accepted, unchanged } = await importRecords(store, id, upTo(90), options);
  expect(accepted + unchanged).toBe(90_000);
  expect(unchanged).toBeGreaterThan(0);
  expect(await select(id, 'SELECT count(*) AS n FROM review')).toEqual([{ n: 90_000 }]);
  expect(await select(id, 'SELECT state, derived FROM import ORDER BY id')).toEqual([
    { state: 'failed', derived: true },
    { state: 'done', derived: true },
  ]);
});

test('GitHub’s REST shapes', async () => {
  const id = await organization();
  const scenario = join(root, 'test', 'scenarios', 'github-rest');
  const summary = await importPaths(store, id, [scenario], {});
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
  expect(await importPaths(store, id, [scenario], {})).toMatchObject({ rejected: 0 });
  const broken = join(folder, 'rest', 'pulls');
  await mkdir(broken, { recursive: true });
  await copyFile(join(scenario, 'pulls', '8.json'), join(broken, '8.json'));
  await writeFile(join(broken, '9.json'), '{"pull": {');
  const other = await organization();
  expect(await importPaths(store, other, [join(folder, 'rest')], {})).toMatchObject({ rejected: 1 });
  expect(await rejectsOf(other)).toMatchObject([{ reason: 'broken_json', line: 1 }]);
});

const shared = join(root, '..', 'shared', 'data');
const real = existsSync(shared) ? test : (name: string) => console.warn(`No ../shared/data: not tried: ${name}`);
real('real input: 21,398 records of agent-prs, none rejected, and again none changed', async () => {
  const id = await organization();
  const path = join(shared, 'agent-prs');
  const options = { derive: (organizationId: number, touched: Touched) => derive(store, organizationId, touched) };
  expect(await importPaths(store, id, [path], options)).toMatchObject({
    accepted: 21398,
    rejected: 0,
    kinds: { pull_request: { accepted: 1707 }, review: { accepted: 5807 }, pull_request_event: { accepted: 9436 } },
  });
  expect(await importPaths(store, id, [path], options)).toMatchObject({ accepted: 0, unchanged: 21398 });
  const rest = await organization();
  expect(await importPaths(store, rest, [join(shared, 'github-rest')], {})).toMatchObject({ rejected: 0, kinds: { pull_request: { accepted: 46 } } }); // prettier-ignore
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
      env: { PATH: process.env.PATH, DATABASE_URL: database.url },
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
    const unknown = await run(['import', await file('x.json', '{"some":"thing"}'), '--org', 'never']);
    expect(unknown.code).toBe(2);
    expect(unknown.errors.trim().split('\n')).toHaveLength(1);
    const { rows } = await store.pool.query(`SELECT FROM organization WHERE name = 'never'`);
    expect(rows).toEqual([]);
  });

  test('a dry run writes nothing', async () => {
    const path = await file('x.ndjson', lines([pull(1), pull(2)]));
    const { code, output } = await run(['import', path, '--org', 'dry', '--dry-run', '--json']);
    expect([code, JSON.parse(output)]).toMatchObject([0, { accepted: 2 }]);
    const { rows } = await store.pool.query(`SELECT FROM organization WHERE name = 'dry'`);
    expect(rows).toEqual([]);
  });

  test('a line of 100 MB is one reject, the rest goes in, in less than 500 MB', async () => {
    const path = await file('long.ndjson', lines([pull(1)]));
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
  const server = await startServer(database);
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
