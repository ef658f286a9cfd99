import { simulateOrganization } from '../../server/domain/simulation/organization';
import { randomOf } from '../../server/domain/statistics/random';
import { derive } from '../../server/ledger/derivation';
import { batchOf, type EntryBatch } from '../../server/ledger/entry';
import { importRecords } from '../../server/ledger/import-records';
import { TouchedCollector } from '../../server/ledger/touched';
import { simulatedEntries } from '../../server/modules/demo/simulated-entries';
import { readDeliveryColumns } from '../../server/store/delivery-columns';
import { readFlowColumns } from '../../server/store/flow-columns';
import { LinkedBench } from '../support/linked';

/** Twelve weeks of the simulated organization. */
const organization = simulateOrganization({ seed: 5, endsAt: Date.UTC(2026, 0, 5) / 1000, weeks: 12 });

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

async function taken(id: number, batches: AsyncIterable<EntryBatch>): Promise<void> {
  await importRecords(bench.store, id, batches, {
    door: 'records',
    source: 'test',
    derive: (of, touched) => derive(bench.store, of, touched),
  });
}
/** The records as the ledger takes them. */
async function entries(): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for await (const batch of simulatedEntries(organization.records, 'test'))
    all.push(...batch.entries.map(({ value }) => value as Record<string, unknown>));
  return all;
}
async function* batchesOf(records: Record<string, unknown>[]): AsyncGenerator<EntryBatch> {
  yield batchOf('records', 'test', records);
  await Promise.resolve();
}

describe('deploys and incidents that come one after another', () => {
  it('leave the same rows as deriving everything, and as an import of all at once', async () => {
    const all = await entries();
    const mapping = JSON.stringify({ delivery: organization.delivery });
    const random = randomOf(20260105);
    const late = all.filter(({ kind }) => (kind === 'deploy' || kind === 'incident') && random() < 0.4);
    const [id, whole] = [await bench.organization(), await bench.organization()];
    for (const each of [id, whole])
      await bench.select(each, 'UPDATE organization SET settings = $2 WHERE id = $1', [each, mapping]);
    await taken(whole, batchesOf(all));
    await taken(id, batchesOf(all.filter((record) => !late.includes(record))));
    const complete = await bench.changes(whole);
    expect(await bench.changes(id)).not.toEqual(complete);

    const order = late.map((record) => ({ record, by: random() })).sort((a, b) => a.by - b.by);
    let columns = await readFlowColumns(bench.store, id);
    for (let from = 0; from < order.length;) {
      const size = 1 + Math.floor(random() * order.length * 0.3);
      await taken(id, batchesOf(order.slice(from, from + size).map(({ record }) => record)));
      columns = await readFlowColumns(bench.store, id, columns);
      from += size;
    }
    const step = await bench.derived(id);
    expect(await bench.changes(id)).toEqual(complete);
    expect(step).toEqual(await bench.derived(whole));
    const everything = new TouchedCollector();
    everything.all = true;
    await derive(bench.store, id, everything);
    expect(await bench.derived(id)).toEqual(step);
    expect(await bench.incidents(id)).toEqual(await bench.incidents(whole));

    // Columns read step by step tell of the same deploys as columns read at once.
    const fresh = await readFlowColumns(bench.store, whole);
    const deploysOf = ({ table, number, repos, deployIds }: typeof fresh): string[] =>
      Array.from(
        number,
        (of, i) => `${repos[table.repo[i]]}#${of} ${deployIds[table.deploy[i]] ?? ''} ${table.deployEvidence[i]}`,
      );
    expect(deploysOf(columns)).toEqual(deploysOf(fresh));
    // Several kinds of evidence are among them, or this would say little.
    const said = new Set(complete.flatMap((line) => line.split(' ')));
    for (const evidence of ['commit', 'stated', 'time']) expect(said).toContain(evidence);
    const { incidents } = await readDeliveryColumns(bench.store, whole);
    const spoken = new Set(incidents.rows.map(({ evidence }) => evidence));
    for (const evidence of ['', 'fix_reference', 'revert', 'stated', 'time']) expect(spoken).toContain(evidence);
  });
});
