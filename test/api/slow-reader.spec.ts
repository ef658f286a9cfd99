import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(120_000);

const PULL_REQUESTS = 3000;

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'downstream-reader-'));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A pipe holds some 64 kB: what a program has written beyond that is lost if it ends before its reader has taken it. */
it('gives a reader that is slower than itself every line', async () => {
  const env = { ...process.env, DATABASE_URL: database.url };
  const records = Array.from(
    { length: PULL_REQUESTS },
    (_, i) =>
    JSON.stringify({ kind: 'pull_request', repo: 'acme/shop', number: i + 1, title: 'x'.repeat(200), author: 'ann', created_at: '2026-03-02T09:00:00Z' }), // prettier-ignore
  );
  const file = join(folder, 'records.ndjson');
  await writeFile(file, records.join('\n'));
  await outputOf(database, 'import', file);

  const program = join(__dirname, '..', '..', 'server', 'downstream.mjs');
  const child = spawn(process.execPath, [program, 'flow', '--items', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
    // Takes its time over every piece.
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 20);
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect(lines).toBe(PULL_REQUESTS);
});
