import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { batchOf, type EntryBatch } from '../../server/ledger/entry';
import { importRecords } from '../../server/ledger/import-records';
import { recordKinds } from '../../server/ledger/record-kinds';
import type { Touched } from '../../server/ledger/touched';
import { columnsOf } from '../../server/ledger/validation';
import { importPaths } from '../../server/sources/import-paths';
import { replayRejects } from '../../server/sources/replay-rejects';
import { at, LedgerBench, lines, pull, review } from '../support/ledger-bench';

jest.setTimeout(120_000);

let bench: LedgerBench;

beforeAll(async () => {
  bench = await LedgerBench.open();
});

afterAll(() => bench.close());

test('the tables have exactly the columns of the kinds', async () => {
  for (const kind of recordKinds.values()) {
    const { rows } = await bench.store.pool.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [`"${kind.name}"`],
    );
    const named = rows.map(({ name }) => name).sort();
    expect([kind.name, ...named]).toEqual([kind.name, ...['organization_id', ...columnsOf(kind)].sort()]);
  }
});

test('the second import of the same files changes nothing, and coverage does not double', async () => {
  const id = await bench.organization();
  const path = await bench.file('all.ndjson', lines([pull(1), pull(2, { effort: 'low' }), review(1, 5), review(2, 6)]));
  const first = await importPaths(bench.store, id, [path], {});
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
  const before = await bench.contents(id);
  expect(await importPaths(bench.store, id, [path], {})).toMatchObject({ accepted: 0, unchanged: 4, rejected: 0 });
  expect(await bench.contents(id)).toBe(before);
  expect(await bench.select(id, 'SELECT kind, repo, records FROM coverage ORDER BY kind')).toEqual([
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
      const id = await bench.organization();
      for (const content of files) await importPaths(bench.store, id, [await bench.file('x.ndjson', content)], {});
      results.push(await bench.contents(id));
    }
  }
  expect(new Set(results).size).toBe(1);
  expect(results[0]).toContain('second title');
  expect(results[0]).not.toContain('"closed_at": "2026');
});

test('every kind of bad row is a reject with line and reason, the others go in, and again the same', async () => {
  const id = await bench.organization();
  const good = JSON.stringify(pull(1));
  const content = Buffer.concat([
    Buffer.from(`${good}\n{oops\n[1]\n{"kind":"pull_requst"}\n`), // 1–4
    Buffer.from(lines([{ kind: 'review' }, pull(2, { created_at: '2026-03-02T09:00:00' }), pull(3, { merged_at: '2026-03-01T09:00:00Z' })])), // 5–7
    Buffer.from(lines([pull(4, { additions: 'many' }), pull(5, { body: 'a\0b' }), { ...review(1, 7), state: 'great' }])), // 8–10
    Buffer.from('{"kind":"person","login":"'), Buffer.from([0xff]), Buffer.from('"}\n'), // 11
    Buffer.from('{"kind":"person","login":"a\0b"}\n'), // 12
    Buffer.from(`${JSON.stringify(pull(6))}\n`), // 13
  ]); // prettier-ignore
  const path = await bench.file('bad.ndjson', content);
  const messages: string[] = [];
  const first = await importPaths(bench.store, id, [path], { onReject: (message) => messages.push(message) });
  expect(first).toMatchObject({ accepted: 2, rejected: 11 });
  expect(await bench.rejectsOf(id)).toMatchObject([
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
  expect(await importPaths(bench.store, id, [path], {})).toMatchObject({ accepted: 0, unchanged: 2, rejected: 11 });
  expect(await bench.rejectsOf(id)).toHaveLength(11);
});

test('a reject that was corrected is taken by the replay and gone, the others stay', async () => {
  const id = await bench.organization();
  await importPaths(
    bench.store,
    id,
    [await bench.file('x.ndjson', lines([pull(1, { draft: 'no' }), pull(2, { draft: 'no' })]))],
    {},
  );
  await importPaths(bench.store, id, [await bench.file('review.csv', 'repo,number,id,reviewer,state,submitted_at\nacme/shop,1,9,ben,LGTM,2026-03-02T09:00:00Z\n')], {}); // prettier-ignore
  expect(await replayRejects(bench.store, id)).toMatchObject({ taken: 0, left: 3 });
  await bench.select(id, `UPDATE rejected_record SET raw = replace(raw, '"no"', 'false') WHERE line = 1`);
  await bench.select(id, `UPDATE rejected_record SET raw = replace(raw, 'LGTM', 'approved')`);
  expect(await replayRejects(bench.store, id)).toMatchObject({ taken: 2, left: 1, summary: { accepted: 2 } });
  expect(await bench.select(id, 'SELECT number, draft FROM pull_request')).toEqual([{ number: 1, draft: false }]);
  expect(await bench.select(id, 'SELECT id, state FROM review')).toEqual([{ id: '9', state: 'approved' }]);
  expect(await bench.rejectsOf(id)).toMatchObject([{ line: 2, reason: 'wrong_type' }]);
});

test('CSV, gzip, JSON lists and folders give what NDJSON gives', async () => {
  const plain = await bench.organization();
  const records = [pull(1, { labels: ['bug', 'ui'], additions: 3, body: 'a, "b"\nc' }), pull(2, { draft: true })];
  await importPaths(bench.store, plain, [await bench.file('x.ndjson', lines(records))], {});
  const csv = [
    'repo,number,title,author,created_at,labels,additions,body,draft',
    `acme/shop,1,Change 1,ann,${at(0)},bug;ui,3,"a, ""b""\nc",`,
    `acme/shop,2,Change 2,ann,${at(0)},,,,true`,
  ].join('\n');
  const several = join(bench.folder, 'several');
  await mkdir(join(several, 'deeper'), { recursive: true });
  await writeFile(join(several, 'one.json'), JSON.stringify([records[0]], null, 2));
  await writeFile(join(several, 'deeper', 'two.jsonl.gz'), gzipSync(lines([records[1]])));
  await writeFile(join(several, 'README.md'), 'not data');
  const paths = [
    await bench.file('pull_request.csv', csv),
    await bench.file('pull_request.csv.gz', gzipSync(csv)),
    await bench.file('x.json', JSON.stringify(records)),
    several,
  ];
  for (const path of paths) {
    const id = await bench.organization();
    expect(await importPaths(bench.store, id, [path], {})).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await bench.contents(id)).toBe(await bench.contents(plain));
  }
});

test('of a gzip that is cut off goes in what was readable', async () => {
  const id = await bench.organization();
  const many = lines(Array.from({ length: 5000 }, (_, n) => pull(n, { body: String(Math.sin(n)) })));
  const zipped = gzipSync(many);
  const path = await bench.file('x.ndjson.gz', zipped.subarray(0, zipped.length >> 1));
  const { accepted, rejected } = await importPaths(bench.store, id, [path], {});
  expect(rejected).toBe(1);
  expect(accepted).toBeGreaterThan(1000);
  // The unfinished line is the one after the last that went in.
  expect(await bench.rejectsOf(id)).toMatchObject([{ reason: 'truncated_gzip', line: accepted + 1 }]);
});

test('what was changed is told to the derivation, with the horizon', async () => {
  const id = await bench.organization();
  const told: Touched[] = [];
  const options = { derive: async (_: number, touched: Touched) => void told.push(touched) };
  const path = await bench.file('x.ndjson', lines([pull(1), pull(2), review(1, 5)]));
  await importPaths(bench.store, id, [path], options);
  await importPaths(bench.store, id, [path], options);
  await importPaths(
    bench.store,
    id,
    [await bench.file('y.ndjson', lines([review(2, 50), { kind: 'person', login: 'x' }]))],
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
  const id = await bench.organization();
  const path = await bench.file('x.ndjson', lines([pull(1)]));
  const failing = () => Promise.reject(new Error('killed'));
  await importPaths(bench.store, id, [path], {});
  await expect(importPaths(bench.store, id, [path], { derive: failing })).rejects.toThrow('killed');
  const told: boolean[] = [];
  for (let times = 0; times < 2; times++) {
    await importPaths(bench.store, id, [path], { derive: async (_, { all }) => void told.push(all) });
  }
  expect(told).toEqual([true, false]);
});

test('a row that only the database refuses costs no other', async () => {
  const id = await bench.organization();
  const owner = new Client({ connectionString: bench.database.url });
  await owner.connect();
  await owner.query(`ALTER TABLE person ADD CONSTRAINT refused CHECK (login <> 'p500')`);
  const people = Array.from({ length: 1000 }, (_, at) => ({ kind: 'person', login: `p${at}` }));
  const path = await bench.file('x.ndjson', lines([...people, pull(1)]));
  try {
    expect(await importPaths(bench.store, id, [path], {})).toMatchObject({ accepted: 1000, rejected: 1 });
  } finally {
    await owner.query('ALTER TABLE person DROP CONSTRAINT refused');
    await owner.end();
  }
  expect(await bench.rejectsOf(id)).toMatchObject([{ line: 501, kind: 'person', reason: 'refused_by_database' }]);
  expect(await replayRejects(bench.store, id)).toMatchObject({ taken: 1, left: 0 });
});

test('two keys that only the database finds equal are one row', async () => {
  const id = await bench.organization();
  // Halves of surrogate pairs, which UTF-8 cannot hold: both become U+FFFD.
  const people = ['a\ud800', 'b', 'a\ud801'].map((login) => ({ kind: 'person', login }));
  expect(await importPaths(bench.store, id, [await bench.file('x.ndjson', lines(people))], {})).toMatchObject({
    rejected: 0,
  });
  expect(await bench.select(id, 'SELECT login FROM person ORDER BY login')).toEqual([
    { login: 'a\ufffd' },
    { login: 'b' },
  ]);
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
  const id = await bench.organization();
  await expect(importRecords(bench.store, id, upTo(70), options)).rejects.toThrow('broken off');
  const { accepted, unchanged } = await importRecords(bench.store, id, upTo(90), options);
  expect(accepted + unchanged).toBe(90_000);
  expect(unchanged).toBeGreaterThan(0);
  expect(await bench.select(id, 'SELECT count(*) AS n FROM review')).toEqual([{ n: 90_000 }]);
  expect(await bench.select(id, 'SELECT state, derived FROM import ORDER BY id')).toEqual([
    { state: 'failed', derived: true },
    { state: 'done', derived: true },
  ]);
});
