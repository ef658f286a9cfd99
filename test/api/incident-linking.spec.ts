import { rederiveLinks } from '../../server/ledger/derivation';
import { readDeliveryColumns } from '../../server/store/delivery-columns';
import { at, deployed, incident, LinkedBench, pull, shaOf } from '../support/linked';

/*
 * The service web (acme/shop) with six deploys, and an incident for every kind of evidence. Times are hours since a Monday.
 */
const lists = (...numbers: number[]): object => ({ pull_requests: numbers.map(String), commits: undefined });
const records: object[] = [
  pull(1, 1, 2),
  pull(2, 1, 3),
  pull(3, 1, 4),
  deployed('d1', 10, lists(1)),
  deployed('d2', 20, lists(2)),
  deployed('d3', 30, lists(3)),
  deployed('d4-failed', 100, { ...lists(), status: 'failure', sha: 'f'.repeat(40) }),
  deployed('d5-back', 214, { sha: '5'.repeat(40), commits: ['5'.repeat(40)], rolls_back: 'd6' }),
  deployed('d6', 205, { sha: '6'.repeat(40), commits: ['6'.repeat(40)] }),
  incident('i1-deploy', 40, 41, { caused_by: { deploy: 'd1' } }),
  incident('i2-change', 42, 43, { caused_by: { repo: 'acme/shop', number: 2 } }),
  // In production only after it opened: by time instead.
  incident('i3-too-late', 15, 16, { caused_by: { repo: 'acme/shop', number: 2 } }),
  // The change was reverted a day after.
  incident('i4-reverted', 60, 62),
  pull(4, 61, 63, { branch: 'revert-3-change-3', body: `This reverts commit ${shaOf(3)}.` }),
  incident('pagerduty:Q2XYZ9', 130, 131, { service: 'WEB', url: 'https://acme.pagerduty.com/incidents/Q2XYZ9' }),
  pull(5, 132, null, { title: 'Mend the cart', body: 'For Q2XYZ9, a regression from #1.' }),
  // Named by its address; the guilty commit stands in a trailer.
  incident('statuspage:s0m3', 140, 141, { url: 'https://status.acme.test/incidents/s0m3' }),
  pull(6, 142, 150, {
    title: 'Mend',
    body: 'https://status.acme.test/incidents/s0m3/ again',
    commits: [{ sha: '9'.repeat(40), authored_at: at(142), message: `Mend\n\nFixes: ${shaOf(2).slice(0, 12)}` }],
  }),
  // An issue that says nothing of a service: the pull request that names it does.
  incident('github-issue:github.com:99', 101, 102, {
    service: undefined,
    url: 'https://github.com/acme/shop/issues/31',
  }),
  pull(7, 103, null, { body: 'Closes #31' }),
  // #311 is another one, and so is #31 of another repository.
  pull(8, 103, null, { body: 'Closes #311, other/repo#31' }),
  incident('i8-after-a-failure', 110, 111),
  incident('i9-rolled-back', 210, 213),
  incident('i10-nothing', 300, 301),
  incident('i11-elsewhere', 21, 22, { service: 'search' }),
  incident('i12-planned', 21, 22, { severity: 'Maintenance' }),
  // Ids as short as this stand in texts by chance.
  incident('77', 300.5, 301),
  pull(9, 301, null, { body: 'Raise the limit to 77, caused by #2' }),
];
const links = [
  'i3-too-late web d1 time',
  'i11-elsewhere search - -',
  'i1-deploy web d1 stated',
  'i2-change web d2 stated',
  'i4-reverted web d3 revert',
  'github-issue:github.com:99 - d4-failed fix_reference',
  'i8-after-a-failure web d4-failed time',
  'pagerduty:Q2XYZ9 web d1 fix_reference',
  'statuspage:s0m3 web d2 fix_reference',
  'i9-rolled-back web d6 revert',
  'i10-nothing web - -',
  '77 web - -',
];

let bench: LinkedBench;
jest.setTimeout(60_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const ofKind = (kind: string): object[] => records.filter((record) => (record as { kind: string }).kind === kind);
const decide = (id: number, of: string, deploy: string | null): Promise<unknown> =>
  bench.select(
    id,
    `INSERT INTO incident_decision (organization_id, incident_id, deploy_id) VALUES ($1, $2, $3)
     ON CONFLICT (organization_id, incident_id) DO UPDATE SET deploy_id = $3`,
    [id, of, deploy],
  );
const operated = async (id: number): Promise<Record<string, unknown>[]> =>
  bench.select(
    id,
    `SELECT number, CASE WHEN operated_at = 'NaN' THEN NULL ELSE (operated_at - ${Date.UTC(2024, 6, 8) / 1000}) / 3600 END AS until FROM pull_request_flow
     WHERE state = 1 ORDER BY number`,
  );

describe('incident → deploy', () => {
  it('by what it states, a revert or rollback, the pull request that mends it, and time; maintenance is left out', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    expect(await bench.incidents(id)).toEqual(links);
    expect((await readDeliveryColumns(bench.store, id)).incidents.maintenance).toHaveLength(1);
    // In operation until the last incident of their deploy was resolved: of d1 at 131, d2 at 141, d3 at 62; the others caused none.
    expect(await operated(id)).toEqual([
      { number: 1, until: 131 },
      { number: 2, until: 141 },
      { number: 3, until: 62 },
      { number: 4, until: null },
      { number: 6, until: null },
    ]);
  });

  it('in whatever order the records come: the same links, the same rows', async () => {
    const orders = [
      [ofKind('incident'), ofKind('deploy'), ofKind('pull_request')],
      [ofKind('pull_request'), ofKind('deploy'), ofKind('incident')],
      [...records].reverse().map((record) => [record]),
    ];
    const found: unknown[][] = [];
    for (const order of orders) {
      const id = await bench.organization();
      for (const batch of order) await bench.import(id, batch);
      expect(await bench.incidents(id)).toEqual(links);
      found.push(await bench.derived(id));
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  it('what a person decided outlives an import of all files again, and can be taken back', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    await decide(id, 'i4-reverted', null);
    await decide(id, 'i1-deploy', 'd1');
    await decide(id, 'i10-nothing', 'd3');
    await rederiveLinks(bench.store, id);
    const decided = links.map((line) =>
      line
        .replace('i4-reverted web d3 revert', 'i4-reverted web - decided unlinked')
        .replace('i1-deploy web d1 stated', 'i1-deploy web d1 decided confirmed')
        .replace('i10-nothing web - -', 'i10-nothing web d3 decided changed'),
    );
    expect(await bench.incidents(id)).toEqual(decided);
    expect((await operated(id)).find(({ number }) => number === 3)).toEqual({ number: 3, until: 301 });
    for (const record of [...records].reverse()) await bench.import(id, [record]);
    await bench.import(id, [incident('i10-nothing', 300, 301, { title: 'Told anew' })]);
    expect(await bench.incidents(id)).toEqual(decided);
    await bench.select(id, 'DELETE FROM incident_decision');
    await rederiveLinks(bench.store, id);
    expect(await bench.incidents(id)).toEqual(links);
    expect((await operated(id)).find(({ number }) => number === 3)).toEqual({ number: 3, until: 62 });
  });

  it('a mention that goes away takes its link along, and an address that is corrected brings one', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    const linkOf = async (of: string): Promise<string | undefined> =>
      (await bench.incidents(id)).find((line) => line.startsWith(of));
    await bench.import(id, [pull(5, 132, null, { title: 'Mend the cart', body: 'A regression from #1.' })]);
    expect(await linkOf('pagerduty')).toBe('pagerduty:Q2XYZ9 web - -');
    await bench.import(id, [pull(5, 132, null, { title: 'Mend the cart', body: 'INC-4711 is a regression from #1.' })]);
    await bench.import(id, [
      incident('pagerduty:Q2XYZ9', 130, 131, { service: 'WEB', url: 'https://acme.test/INC-4711' }),
      incident('incident-io:INC-4711', 130, 131),
    ]);
    expect(await linkOf('pagerduty')).toBe('pagerduty:Q2XYZ9 web - -');
    expect(await linkOf('incident-io')).toBe('incident-io:INC-4711 web d1 fix_reference');
  });

  it('columns are read again when something changed, and only then', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    const first = await readDeliveryColumns(bench.store, id);
    await bench.import(id, [pull(20, 1, 2)]);
    expect(await readDeliveryColumns(bench.store, id, first)).toBe(first);
    await bench.import(id, [incident('i10-nothing', 300, 301, { title: 'Told anew' })]);
    const second = await readDeliveryColumns(bench.store, id, first);
    expect(second.incidents.rows.find(({ id: of }) => of === 'i10-nothing')?.title).toBe('Told anew');
  });
});
