import { codex, findingRows, rabbit } from '../support/findings';
import { eventually } from '../support/eventually';
import { LinkedBench, pull } from '../support/linked';
import { startServer } from '../support/server';

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

it('a program with other rules works findings out again after its start, and only then', async () => {
  const [id, current] = [await bench.organization(), await bench.organization()];
  for (const each of [id, current])
    await bench.import(each, [pull(1, 0, 10), codex(1, 'c1', 1), rabbit(1, '11', 1, 'a1'.repeat(12))]);
  const expected = await findingRows(bench, id);
  await bench.select(id, `UPDATE organization SET finding_mark = 'older' WHERE id = $1`, [id]);
  await bench.select(id, `UPDATE finding_outcome SET severity = '', title = 'as it was'`);
  const server = await startServer(bench.database);
  try {
    await eventually(
      () => findingRows(bench, id),
      (rows) => JSON.stringify(rows) === JSON.stringify(expected),
    );
    const version = `SELECT max(version)::int AS row, (SELECT data_version FROM organization WHERE id = $1)::int AS data FROM finding_outcome`;
    const [after] = await bench.select<{ row: number; data: number }>(id, version, [id]);
    expect(after.row).toBe(after.data);
    const jobs = 'SELECT name FROM job';
    expect(await bench.select(id, jobs)).toEqual([{ name: 'findings by new rules' }]);
    expect(await bench.select(current, jobs)).toEqual([]);
  } finally {
    await server.close();
  }
});
