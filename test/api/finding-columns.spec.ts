import { FINDING_OUTCOMES } from '../../server/domain/finding';
import { randomOf } from '../../server/domain/statistics/random';
import { decideFinding } from '../../server/ledger/finding-decision';
import { FindingViews, type FindingColumns } from '../../server/store/finding-columns';
import { readFlowColumns, type FlowColumns } from '../../server/store/flow-columns';
import type { OrganizationView } from '../../server/store/organization-view';
import { codex, rabbit, reply, told } from '../support/findings';
import { LinkedBench, pull } from '../support/linked';

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const viewOf = (id: number, flow: FlowColumns): OrganizationView =>
  ({ organization: { id }, flow }) as OrganizationView;

/** Every row with its words, so that two sets of columns can be compared whatever their dictionaries hold. */
function rowsOf(columns: FindingColumns, flow: FlowColumns): unknown {
  const { table, reviews } = columns;
  const pullOf = (item: number): string =>
    item < 0 ? '-' : `${flow.repos[flow.table.repo[item]]}#${flow.number[item]}`;
  const findings = columns.ids.map((id, i) => [
    table.cluster[i], columns.repos[table.repo[i]], columns.number[i], columns.agents[table.agent[i]], id, pullOf(table.item[i]), table.posted[i],
    table.closed[i], columns.severities[table.severity[i]], table.rank[i], columns.categories[table.category[i]], table.confidence[i],
    columns.paths[table.path[i]], table.outcome[i], table.lenient[i], table.vendor[i], table.evidence[i], table.reacted[i], table.filesKnown[i],
  ]); // prettier-ignore
  const looks = Array.from(columns.reviewNumber, (number, i) => [
    columns.repos[reviews.repo[i]], number, columns.agents[reviews.agent[i]], pullOf(reviews.item[i]), reviews.first[i], reviews.closed[i],
    reviews.completed[i], reviews.clean[i], reviews.findings[i], reviews.other[i], reviews.unparsed[i], reviews.unthreaded[i], reviews.suppressed[i],
  ]); // prettier-ignore
  return { length: [table.length, table.clusters, reviews.length], findings, looks };
}

it('tells what the tables hold, in the order of pull requests', async () => {
  const id = await bench.organization();
  await bench.import(id, [
    pull(2, 0, 10),
    codex(2, 'c2', 2),
    rabbit(2, '9', 1, 'a1'.repeat(12)),
    told('coderabbit', 1, 'x', 5, { severity: 'minor', category: 'Security', confidence: 8, path: 'a.ts', outcome: 'accepted' }),
    reply(2, 'r', 'c2', 3, "Won't fix."),
  ]); // prettier-ignore
  const flow = await readFlowColumns(bench.store, id);
  const columns = await new FindingViews(bench.store).of(viewOf(id, flow));
  const { table } = columns;
  expect(columns.ids).toEqual(['x', '9', 'c2']);
  expect(Array.from(columns.number)).toEqual([1, 2, 2]);
  expect(Array.from(table.cluster)).toEqual([0, 1, 1]);
  expect(table.clusters).toBe(2);
  expect(Array.from(table.item)).toEqual([-1, 0, 0]);
  expect(Array.from(table.outcome, (code) => FINDING_OUTCOMES[code])).toEqual(['accepted', 'ignored', 'rejected']);
  expect(Array.from(table.vendor)).toEqual([255, 255, 255]);
  expect([table.confidence[0], table.confidence[1]]).toEqual([8, NaN]);
  expect(Array.from(table.agent, (agent) => columns.agents[agent])).toEqual(['coderabbit', 'coderabbit', 'codex']);
});

it('read step by step are those read at once', async () => {
  const random = randomOf(5);
  const below = (n: number): number => Math.floor(random() * n);
  const id = await bench.organization();
  const views = new FindingViews(bench.store);
  let flow: FlowColumns | undefined;
  let [grown, went] = [0, 0];
  for (let step = 0; step < 25; step++) {
    const number = 1 + below(12);
    const of = String(1 + below(40));
    const change = [
      () => [pull(number, 0, below(3) === 0 ? null : 5 + below(9))],
      () => [codex(number, `c${of}`, 1 + below(12)), pull(number, 0, 9)],
      () => [rabbit(number, of, 1 + below(12), `k${below(4)}`.padEnd(24, '0').replace(/[^0-9a-f]/g, 'a'), { repo: `acme/${['shop', 'Zoo', 'äpfel'][below(3)]}` })],
      () => [told('sourcery', number, of, below(9), { outcome: ['accepted', 'rejected', 'ignored'][below(3)] })],
      () => [reply(number, `r${of}`, `c${of}`, 3, "Won't fix.")],
    ][below(5)]; // prettier-ignore
    await bench.import(id, change());
    const some = await bench.select<{ agent: string; repo: string; number: number; id: string }>(id, 'SELECT agent, repo, number, id FROM finding_outcome ORDER BY 1, 2, 3, 4'); // prettier-ignore
    // Somebody else wrote it after all: the finding goes.
    const shown = some.find(({ agent }) => agent === 'codex');
    if (shown && step % 6 === 5)
      await bench.import(id, [
        codex(shown.number, shown.id, 1, { author: 'ada', author_id: '5', author_type: 'human' }),
      ]);
    else if (some.length > 0 && below(4) === 0)
      await decideFinding(bench.store, id, some[below(some.length)], 'ignored');
    flow = await readFlowColumns(bench.store, id, flow);
    const steps = await views.of(viewOf(id, flow));
    expect(rowsOf(steps, flow)).toEqual(rowsOf(await new FindingViews(bench.store).of(viewOf(id, { ...flow })), flow));
    if (steps.table.length > grown) grown = steps.table.length;
    if (steps.table.length < grown) went++;
  }
  expect(grown).toBeGreaterThan(5);
  expect(went).toBeGreaterThan(0);
});
