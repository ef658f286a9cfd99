import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { deliveryOf, listLengths, saidLengths, type DeliveryAnswer, type ServiceRow } from '../support/delivery-lists';
import { at, deployed, incident, pull } from '../support/linked';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/*
 * One week on paper; times are hours since Monday 2024-07-08 00:00 UTC, a train leaves half an hour before it finishes.
 *
 * web (acme/shop)                                       changes it lists     became
 *   d1 success   10                                     1                    fine
 *   d2 success   20                                     2, 3                 failed: incident i1 until 30 = 10 h
 *   d3 failure   26                                                          failed: status, and incident i3 until 32 = 6 h
 *   d4 success   40                                     4 (reverts 2)        rework: fixes a change whose deploy failed
 *   d5 cancelled 41
 * api (acme/api)
 *   e1 success   15   commit aaa…                                            fine
 *   e2 success   35   commit bbb…                                            failed: rolled back by e3 at 38 = 3 h
 *   e3 success   38   commit aaa…                                            rework: rolls back
 *   e4 success   70   states rework                                          rework: stated
 * A preview deploy of web at 50 is none to production.
 *
 * Changes, created, merged: 1 1 2 · 2 1 3 · 3 2 12 · 4 21 22 · 5 30 50, never deployed. Lead times 9 19 18 19, merge to production 8 17 8 18.
 * Incidents: i1 web 24–30, states d2, ada and ben · i3 web 28–32, ada, by time d3 · i5 billing 33.5–34.5, cleo · i6 web is maintenance.
 * The data begin at −100 (a change of acme/docs) and end at 401 (incident i9), so the week is covered whole.
 */
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const lists = (...numbers: number[]): object => ({ pull_requests: numbers.map(String) });
const api = { service: 'api', repo: 'acme/api' };
const records = [
  pull(1, 1, 2),
  pull(2, 1, 3),
  pull(3, 2, 12),
  pull(4, 21, 22, { branch: 'revert-2-change-2', body: 'Reverts #2' }),
  pull(5, 30, 50),
  pull(1, -100, -99, { repo: 'acme/docs' }),
  deployed('d1', 10, lists(1)),
  deployed('d2', 20, lists(2, 3)),
  deployed('d3', 26, { status: 'failure' }),
  deployed('d4', 40, lists(4)),
  deployed('d5', 41, { status: 'cancelled' }),
  deployed('p1', 50, { environment: 'preview' }),
  deployed('e1', 15, { ...api, sha: A }),
  deployed('e2', 35, { ...api, sha: B }),
  deployed('e3', 38, { ...api, sha: A }),
  deployed('e4', 70, { ...api, sha: 'c'.repeat(40), rework: true }),
  incident('i1', 24, 30, { caused_by: { deploy: 'd2' }, responders: ['ada', 'ben'] }),
  incident('i3', 28, 32, { responders: ['Ada'] }),
  incident('i5', 33.5, 34.5, { service: 'billing', responders: ['cleo'] }),
  incident('i6', 60, 70, { severity: 'maintenance' }),
  incident('i9', 400, 401),
];
const WEEK = { range: '2024-07-08..2024-07-14' };

let database: TestDatabase;
let server: TestServer;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'delivery-'));
  const file = join(folder, 'records.ndjson');
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const acme = (scope: object = WEEK): Promise<DeliveryAnswer> => deliveryOf(server, 'acme', scope);

describe('the five metrics of a week on paper', () => {
  let web: ServiceRow;
  let other: ServiceRow;
  let answer: DeliveryAnswer;
  beforeAll(async () => {
    answer = await acme();
    web = answer.services.find(({ service }) => service === 'web')!;
    other = answer.services.find(({ service }) => service === 'api')!;
  });

  it('lists services in alphabetical order, also one that only an incident names', () => {
    expect(answer.services.map(({ service, repos }) => [service, ...repos])).toEqual([
      ['api', 'acme/api'],
      ['billing'],
      ['web', 'acme/shop'],
    ]);
  });

  it('counts deploys, what failed and what was rework', () => {
    expect([web.deploys, web.failed, web.rework, web.changes, web.incidents]).toEqual([4, 2, 1, 4, 2]);
    expect([other.deploys, other.failed, other.rework, other.changes, other.incidents]).toEqual([4, 1, 2, 0, 0]);
    const { total } = answer;
    expect([total.deploys, total.failed, total.rework, total.changes, total.incidents]).toEqual([8, 3, 3, 4, 3]);
  });

  it('works out rates with Wilson intervals', () => {
    expect(web.changeFailRate).toMatchObject({ value: 0.5, numerator: 2, n: 4 });
    expect(web.deploymentReworkRate).toMatchObject({ value: 0.25, numerator: 1, n: 4 });
    expect(answer.total.changeFailRate).toMatchObject({ value: 3 / 8, numerator: 3, n: 8 });
    // Wilson, 3 of 8, z = 1.959964: centre (.375 + .240094) / 1.480182, half 1.959964 / 1.480182 · √(.234375 / 8 + 3.841459 / 256).
    expect(answer.total.changeFailRate.low).toBeCloseTo(0.136844, 5);
    expect(answer.total.changeFailRate.high).toBeCloseTo(0.694258, 5);
  });

  it('works out frequency with a Poisson interval over the seven days', () => {
    expect(web.deploymentFrequency).toMatchObject({ n: 3, days: 7, perDay: 3 / 7 });
    expect(answer.total.deploymentFrequency).toMatchObject({ n: 7, days: 7, perDay: 1 });
    // Garwood's limits of 7 events: 2.8144 and 14.4227.
    expect(answer.total.deploymentFrequency.low).toBeCloseTo(2.8144 / 7, 4);
    expect(answer.total.deploymentFrequency.high).toBeCloseTo(14.4227 / 7, 4);
  });

  it('works out lead time, merge to production, recovery and batch size', () => {
    expect(web.changeLeadTime).toMatchObject({ p50: 18.5, n: 4, enough: false });
    expect(web.mergeToProduction).toMatchObject({ p50: 12.5, n: 4 });
    expect(other.changeLeadTime).toMatchObject({ p50: null, n: 0 });
    expect(web.recoveryTime).toMatchObject({ p50: 8, n: 2, open: 0 });
    expect(other.recoveryTime).toMatchObject({ p50: 3, n: 1, open: 0 });
    expect(answer.total.recoveryTime).toMatchObject({ p50: 6, n: 3, open: 0 });
    // 1 2 1 of web, 0 0 0 0 of api.
    expect([web.batchSizeP50, other.batchSizeP50, answer.total.batchSizeP50]).toEqual([1, 0, 0]);
  });

  it('leaves what no source tells unknown', async () => {
    const billing = answer.services.find(({ service }) => service === 'billing')!;
    expect(billing).toMatchObject({
      deploys: null,
      incidents: 1,
      changeFailRate: { value: null, n: 0 },
      recoveryTime: { p50: null, n: 0 },
    });
    expect(billing.deploymentFrequency).toMatchObject({ perDay: null, low: null, high: null });
    const cut = await acme({ ...WEEK, authorship: ['unmarked'] });
    expect(cut).toMatchObject({
      unknown: true,
      total: { changes: 4, deploys: null, incidents: null, changeFailRate: { value: null } },
    });
    expect(cut.total.deploymentFrequency.perDay).toBeNull();
    expect((await acme({ range: '2024-07-01..2024-07-07' })).unknown).toBe(true);
  });

  it('shows what each kind of evidence carries', () => {
    const told = (of: { evidence: string; count: number }[]) => of.filter(({ count }) => count > 0).map(({ evidence, count }) => [evidence, count]); // prettier-ignore
    expect(told(answer.changeEvidence)).toEqual([['stated', 4]]);
    expect(told(answer.incidentEvidence)).toEqual([['stated', 1], ['time', 1], ['none', 1]]); // prettier-ignore
  });

  it('tells of every deploy what became of it', async () => {
    const { deploys } = await server.graphql<{ deploys: { nodes: Record<string, unknown>[] } }>(
      `query ($scope: Scope) { deploys(org: "acme", scope: $scope) { nodes { id changes leftBehind incidents failedBy reworkBy rollsBack rolledBackBy recoveryHours } } }`,
      { scope: WEEK },
    );
    expect(deploys.nodes.map((node) => Object.values(node))).toEqual([
      ['e4', 0, null, 0, [], ['stated'], null, null, null],
      ['d4', 1, 0, 0, [], ['fixes'], null, null, null],
      ['e3', 0, null, 0, [], ['rolls_back'], 'e2', null, null],
      ['e2', 0, null, 0, ['rolled_back'], [], null, 'e3', 3],
      // Change 4 was merged at 22 and went at 40.
      ['d3', 0, 1, 1, ['status', 'incident'], [], null, null, 6],
      ['d2', 2, 0, 1, ['incident'], [], null, null, 10],
      ['e1', 0, null, 0, [], [], null, null, null],
      // Change 2 was merged at 3 and went at 20.
      ['d1', 1, 1, 0, [], [], null, null, null],
    ]);
    const cancelled = await server.graphql<{ deploys: { nodes: { id: string }[] } }>(
      `query ($scope: Scope) { deploys(org: "acme", scope: $scope, filter: { measure: cancelled }) { nodes { id } } }`,
      { scope: WEEK },
    );
    expect(cancelled.deploys.nodes).toEqual([{ id: 'd5' }]);
  });

  it('opens a deploy with what it brought and what stands beside it', async () => {
    const { deploy } = await server.graphql<{ deploy: Record<string, unknown> }>(
      `{ deploy(org: "acme", id: "d2") { deploy { id } changes { repo number evidence waitHours author } changesTotal incidents { id } previous { id } next { id } } }`,
    );
    expect(deploy).toEqual({
      deploy: { id: 'd2' },
      changes: [
        { repo: 'acme/shop', number: 2, evidence: 'stated', waitHours: 17, author: 'ada' },
        { repo: 'acme/shop', number: 3, evidence: 'stated', waitHours: 8, author: 'ada' },
      ],
      changesTotal: 2,
      incidents: [{ id: 'i1' }],
      previous: { id: 'd1' },
      next: { id: 'd3' },
    });
    expect(await server.graphql(`{ deploy(org: "acme", id: "p1") { changesTotal } }`)).toEqual({ deploy: null });
  });

  it('shows the trains of the deploy stage', async () => {
    const { deployStage } = await server.graphql<{ deployStage: Record<string, unknown> & { changeFail: object[] } }>(
      `query ($scope: Scope) { deployStage(org: "acme", scope: $scope) { unknown trains batchSizeP50 batchSizeMean largestBatch leftBehindMean mergeToProduction { p50 n }
         inferred { numerator n } recent { id } weekly { deploys failed changes batchP50 leftBehindMean waitP50 } changeFail { by key named { numerator n } carried { numerator n } } } }`,
      { scope: WEEK },
    );
    expect(deployStage).toMatchObject({
      unknown: false,
      trains: 7,
      batchSizeP50: 0,
      batchSizeMean: 4 / 7,
      largestBatch: 2,
      // d1 1, d2 0, d4 0; of api nothing can be told.
      leftBehindMean: 1 / 3,
      mergeToProduction: { p50: 12.5, n: 4 },
      inferred: { numerator: 0, n: 4 },
      weekly: { deploys: [8], failed: [3], changes: [4], batchP50: [0], leftBehindMean: [1 / 3], waitP50: [12.5] },
    });
    expect(deployStage.recent).toHaveLength(8);
    // Change 2 was reverted; 2 and 3 went with d2, which failed.
    for (const row of deployStage.changeFail.filter((one) =>
      ['unknown', 'unmarked'].includes((one as { key: string }).key),
    ))
      expect(row).toMatchObject({ named: { numerator: 1, n: 4 }, carried: { numerator: 2, n: 4 } });
  });

  it('shows what operating asks of people', async () => {
    const { operateStage } = await server.graphql<{ operateStage: Record<string, unknown> }>(
      `query ($scope: Scope) { operateStage(org: "acme", scope: $scope) { unknown incidents maintenance toAcknowledge { p50 n } toResolve { p50 n } outOfHours { numerator n }
         responders staffedBy pagesPerPersonWeek { mean } evidence { evidence count } weekly { incidents openHours outOfHoursOpenHours staffedHours load pages responders } } }`,
      { scope: WEEK },
    );
    // Tuesday 0:00 to 8:00 nobody works; i5 opens on Tuesday at 9:30. Three people are on call: too few for their hours.
    expect(operateStage).toMatchObject({
      unknown: false,
      incidents: 3,
      maintenance: 1,
      toAcknowledge: { p50: null, n: 0 },
      toResolve: { p50: 4, n: 3 },
      outOfHours: { numerator: 2, n: 3 },
      responders: 3,
      staffedBy: 'hidden',
      pagesPerPersonWeek: null,
      weekly: {
        incidents: [3],
        openHours: [9],
        outOfHoursOpenHours: [8],
        staffedHours: [null],
        load: [null],
        pages: [null],
        responders: [null],
      },
    });
  });

  it('prints the same on the command line, as JSON and as a table to download', async () => {
    const json = JSON.parse(
      await outputOf(database, 'dora', '--org', 'acme', '--range', WEEK.range, '--json'),
    ) as DeliveryAnswer;
    expect(json.total).toMatchObject(answer.total);
    expect(json.services).toMatchObject(answer.services);
    const text = await outputOf(database, 'dora', '--org', 'acme', '--range', WEEK.range);
    expect(text).toMatch(/^web +n 4 +n 3 +n 2 +n 4 +n 4 +4 +2 +0$/m);
    const csv = await (await fetch(`${server.url}/export/delivery.csv?org=acme&range=${WEEK.range}`)).text();
    expect(csv).toMatch(/^\(all\),8,3,3,3,4,18\.5,/m);
    const deploys = (await outputOf(database, 'deploys', '--org', 'acme', '--range', WEEK.range, '--measure', 'failed', '--json')).trim().split('\n'); // prettier-ignore
    expect(deploys.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['e2', 'd3', 'd2']);
    const listed = await (
      await fetch(`${server.url}/export/deploys.csv?org=acme&range=${WEEK.range}&list=rework`)
    ).text();
    expect(listed.split('\n').filter((line) => /^[de]\d/.test(line))).toHaveLength(3);
    expect(await outputOf(database, 'incidents', '--org', 'acme', '--range', WEEK.range, '--csv')).toMatch(
      /^i3,.*,d3,time,/m,
    );
  });
});

describe('the lists behind the numbers', () => {
  it.each([[WEEK], [{ ...WEEK, repos: ['acme/shop'] }], [{ range: 'all' }]])(
    'are as long as the numbers said: %j',
    async (scope) => {
      const { total, services } = await acme(scope);
      for (const of of [total, ...services])
        expect([of.service, await listLengths(server, 'acme', scope, of.service)]).toEqual([
          of.service,
          saidLengths(of),
        ]);
    },
  );
});

it('counts nothing twice when the same file comes again', async () => {
  const before = await acme();
  await outputOf(database, 'import', join(folder, 'records.ndjson'), '--org', 'acme');
  expect(await acme()).toEqual(before);
  expect(at(0)).toBe('2024-07-08T00:00:00.000Z');
});
