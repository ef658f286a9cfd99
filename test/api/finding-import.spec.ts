import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { codex, findingRows, outcomes, rabbit, reply, told } from '../support/findings';
import { at, LinkedBench, pull } from '../support/linked';

let bench: LinkedBench;
let folder: string;
jest.setTimeout(120_000);
beforeAll(async () => {
  bench = await LinkedBench.open();
  folder = await mkdtemp(join(tmpdir(), 'downstream-findings-'));
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true });
});

const RECORDS = [
  pull(1, 0, 10, { commits: [{ sha: 'a'.repeat(40), authored_at: at(0) }, { sha: 'b'.repeat(40), authored_at: at(5), committed_at: at(5) }] }),
  codex(1, 'c1', 1, { commit_sha: 'a'.repeat(40), original_line: 20 }),
  rabbit(1, '11', 1, 'a1'.repeat(12), { line: 200 }),
  reply(1, 'r', '11', 2, "Won't fix."),
  told('coderabbit', 1, '11', 1, { severity: 'critical' }),
  // The file's diff instead of numbers: line 18 is replaced.
  { kind: 'commit_file', repo: 'acme/shop', sha: 'b'.repeat(40), path: 'src/cart.ts', status: 'modified', hunks: '@@ -17,3 +17,3 @@\n a\n-b\n+B\n c\n' },
]; // prettier-ignore

async function imported(name: string, records: readonly object[]): Promise<number> {
  const path = join(folder, `${name}.ndjson`);
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  await outputOf(bench.database, 'import', '--org', name, path);
  const { rows } = await bench.store.pool.query<{ id: number }>('SELECT id FROM organization WHERE name = $1', [name]);
  return rows[0].id;
}

it('a file gives the same findings again, and in another order', async () => {
  const once = await imported('once', RECORDS);
  const expected = await findingRows(bench, once);
  expect(await outcomes(bench, once)).toEqual(['coderabbit#1 11 rejected reply', 'codex#1 c1 accepted lines']);
  await imported('once', RECORDS);
  expect(await findingRows(bench, once)).toEqual(expected);
  const other = await imported('other', [...RECORDS].reverse());
  expect(await findingRows(bench, other)).toEqual(expected);
});
