import { NO_MAPPING } from '../../server/domain/delivery-mapping';
import { derive, rederiveLinks } from '../../server/ledger/derivation';
import { linksUnder } from '../../server/ledger/links-under';
import { TouchedCollector } from '../../server/ledger/touched';
import { readFlowColumns } from '../../server/store/flow-columns';
import { at, deployed, LinkedBench, pull, shaOf } from '../support/linked';

/*
 * A repository of which main is deployed by commit, a hotfix branch with a backport, a rollback, a deploy of two repositories, and a service that says
 * nothing of its contents. Times are hours since a Monday.
 */
const hotfix = 'b'.repeat(40);
const records: object[] = [
  pull(1, 1, 10),
  pull(2, 2, 11),
  // Reverts 1 before it was deployed.
  pull(3, 11, 12, { branch: 'revert-1-change-1', body: 'Reverts #1' }),
  pull(4, 12, 30),
  // On main first, then picked to the release branch.
  pull(5, 12, 31),
  pull(6, 31, 32, {
    base: 'release/1',
    merge_commit_sha: hotfix,
    commits: [
      { sha: 'c'.repeat(40), authored_at: at(31), message: `Picked\n\n(cherry picked from commit ${shaOf(5)})` },
    ],
  }),
  // Merged into a branch of which no deploy comes.
  pull(7, 12, 33, { base: 'feature' }),
  pull(8, 40, 60),
  { ...pull(1, 1, 10), repo: 'acme/cart', merge_commit_sha: 'd'.repeat(40) },
  { ...pull(2, 1, 25), repo: 'acme/pay', merge_commit_sha: 'e'.repeat(40) },
  deployed('d1', 20, { sha: shaOf(3), ref: 'main' }),
  deployed('d2-failed', 33, { sha: shaOf(5), ref: 'main', status: 'failure' }),
  deployed('d3-hotfix', 34, { sha: hotfix, ref: 'release/1' }),
  deployed('d4', 40, { sha: shaOf(5), ref: 'main' }),
  deployed('d5-back', 45, { sha: shaOf(3), ref: 'main', rolls_back: 'd4' }),
  deployed('d6-both', 50, { repo: undefined, service: 'carts', sha: 'unknown', pull_requests: ['acme/cart#1'] }),
  deployed('d7-silent', 55, { repo: 'acme/pay', service: 'pay' }),
  deployed('d8-preview', 61, { sha: shaOf(8), environment: 'preview' }),
];
const links = [
  'cart#1 d6-both stated',
  'pay#2 d7-silent time',
  'shop#1 d1 commit',
  'shop#2 d1 commit',
  'shop#3 d1 commit',
  'shop#4 d4 commit',
  'shop#5 d3-hotfix cherry_pick',
  'shop#6 d3-hotfix commit',
  'shop#7 unknown - -',
  'shop#8 - -',
];

let bench: LinkedBench;
jest.setTimeout(60_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const ofKind = (...kinds: string[]): object[] =>
  records.filter((record) => kinds.includes((record as { kind: string }).kind));

describe('change → deploy', () => {
  it('by commit, list, cherry-pick and time, from one import', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    expect(await bench.changes(id)).toEqual(links);
  });

  it('in whatever order the records come: the same rows', async () => {
    const orders = [
      [ofKind('deploy'), ofKind('pull_request')],
      [ofKind('pull_request'), ofKind('deploy')],
      [...records].reverse().map((record) => [record]),
    ];
    const found: unknown[][] = [];
    for (const order of orders) {
      const id = await bench.organization();
      for (const batch of order) await bench.import(id, batch);
      expect(await bench.changes(id)).toEqual(links);
      found.push(await bench.derived(id));
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  it('a deploy derives only what it changes; everything derived again is the same', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    const [{ version }] = await bench.select<{ version: number }>(
      id,
      'SELECT max(version) AS version FROM pull_request_flow',
    );
    await bench.import(id, [deployed('d9', 70, { sha: shaOf(8), ref: 'main' })]);
    const changed = await bench.select<{ number: number }>(
      id,
      `SELECT number FROM pull_request_flow WHERE version > ${version} ORDER BY repo, number`,
    );
    expect(changed).toEqual([{ number: 8 }]);
    expect(await bench.changes(id)).toEqual([...links.slice(0, -1), 'shop#8 d9 commit']);
    const incremental = await bench.derived(id);
    const all = new TouchedCollector();
    all.all = true;
    await derive(bench.store, id, all);
    expect(await bench.derived(id)).toEqual(incremental);
  });

  it('columns name the deploy and what says so, also after a change is laid over them', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    const told = async (before?: Awaited<ReturnType<typeof readFlowColumns>>) => {
      const columns = await readFlowColumns(bench.store, id, before);
      const { table, number, repos, deployIds } = columns;
      const rows = Array.from(number, (of, i) =>
        [`${repos[table.repo[i]]}#${of}`, deployIds[table.deploy[i]] ?? '-', table.deployEvidence[i]].join(' '),
      );
      return { columns, rows: rows.sort() };
    };
    const first = await told();
    expect(first.rows).toEqual([
      'acme/cart#1 d6-both 2', 'acme/pay#2 d7-silent 4', 'acme/shop#1 d1 1', 'acme/shop#2 d1 1', 'acme/shop#3 d1 1', 'acme/shop#4 d4 1',
      'acme/shop#5 d3-hotfix 3', 'acme/shop#6 d3-hotfix 1', 'acme/shop#7 - 0', 'acme/shop#8 - 0',
    ]); // prettier-ignore
    await bench.import(id, [deployed('d9', 70, { sha: shaOf(8), ref: 'main' })]);
    const second = await told(first.columns);
    expect(second.rows).toEqual([...first.rows.slice(0, -1), 'acme/shop#8 d9 1']);
    expect(second.rows).toEqual((await told()).rows);
  });
});

describe('the delivery mapping', () => {
  const monorepo: object[] = [
    pull(1, 1, 10, { paths: ['web/cart.ts', 'docs/a.md'] }),
    pull(2, 1, 11, { paths: ['admin/users.ts'] }),
    pull(3, 1, 12, { paths: ['web/a.ts', 'admin/b.ts'], labels: ['area: admin'] }),
    pull(4, 1, 13, { labels: ['area: admin'] }),
    pull(5, 1, 14, { paths: ['README.md'] }),
    deployed('web', 20, { sha: shaOf(5) }),
    deployed('admin', 30, { service: 'admin', sha: shaOf(5) }),
    // A run that is no deploy until a rule says so.
    deployed('run', 15, {
      environment: 'workflow',
      source: 'workflow_run',
      name: 'Ship admin',
      service: undefined,
      sha: shaOf(2),
    }),
  ];
  const byPath = {
    ...NO_MAPPING,
    services: [
      { repo: 'acme/*', path: 'web/**', service: 'web' },
      { repo: 'acme/*', path: 'admin/**', service: 'admin' },
      { repo: 'acme/shop', label: 'AREA: *', service: 'admin' },
    ],
  };
  const withRun = {
    ...byPath,
    rules: [{ source: 'workflow_run', name: 'ship *', production: true, service: 'admin' }],
  };
  const decided = async (id: number, mapping: object): Promise<void> => {
    await bench.select(
      id,
      `UPDATE organization SET settings = jsonb_build_object('delivery', $2::jsonb) WHERE id = $1`,
      [id, mapping],
    );
    await rederiveLinks(bench.store, id);
  };

  it('decides services by path and label, and production, for all that was imported before', async () => {
    const id = await bench.organization();
    await bench.import(id, monorepo);
    expect(await bench.changes(id)).toEqual([1, 2, 3, 4, 5].map((number) => `shop#${number} web commit`));
    await decided(id, byPath);
    const under = [
      'shop#1 web commit web',
      'shop#2 admin commit admin',
      'shop#3 web commit web+admin',
      'shop#4 admin commit admin',
      'shop#5 web commit',
    ];
    expect(await bench.changes(id)).toEqual(under);
    await decided(id, withRun);
    expect(await bench.changes(id)).toEqual([under[0], 'shop#2 run commit admin', ...under.slice(2)]);
    const { table, services, number } = await readFlowColumns(bench.store, id);
    const serviceOf = new Map(Array.from(number, (of, i) => [of, services[table.service[i]]]));
    expect([1, 2, 3, 4, 5].map((of) => serviceOf.get(of))).toEqual(['web', 'admin', 'web', 'admin', 'acme/shop']);
    // Taken back, it is as it was.
    await decided(id, NO_MAPPING);
    expect(await bench.changes(id)).toEqual([1, 2, 3, 4, 5].map((of) => `shop#${of} web commit`));
  });

  it('can be tried without writing anything', async () => {
    const id = await bench.organization();
    await bench.import(id, [...monorepo, pull(6, 30, 40)]);
    const before = await bench.derived(id);
    const { deploys, changes } = await linksUnder(bench.store, id, withRun);
    expect(deploys.rows.map(({ id: of, service }) => `${of} ${service}`)).toEqual([
      'run admin',
      'web web',
      'admin admin',
    ]);
    // Merged at 10, 11, 12, 13 and 14; in production at 20, 15, 20 (web comes first), 30 and 20.
    expect({ ...changes, waitHours: [...changes.waitHours].sort((a, b) => a - b) }).toEqual({
      deployed: 5,
      waiting: 1,
      unknown: 0,
      inferred: 0,
      waitHours: [4, 6, 8, 10, 17],
    });
    expect(await bench.derived(id)).toEqual(before);
  });
});
