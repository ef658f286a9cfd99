import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemoService } from '../../server/modules/demo/demo.service';
import { openStore, type Store } from '../../server/store/data-source';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(240_000);

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;

interface Figures {
  services: Record<string, { deploys: number; success: number; failed: number; batchP50: number; batchP85: number }>;
  waits: Record<string, { n: number; p50: number }>;
  openHours: number[];
  /** Incidents by what links them: 0 nothing, 1 and 2 stated, 3 and 4 revert, 5 and 6 fix reference, 7 time. */
  evidence: Record<string, number>;
}

interface Delivery {
  service: string;
  deploys: number;
  failed: number;
  deploymentFrequency: { perDay: number; n: number; days: number };
  changeFailRate: { value: number; numerator: number; n: number };
  mergeToProduction: { p50: number; n: number };
  batchSizeP50: number;
  batchSizeP85: number;
}

describe('deploys and incidents of the simulated organization, against SQL on the raw records', () => {
  let database: TestDatabase;
  let store: Store;
  let server: TestServer;

  beforeAll(async () => {
    database = await cloneDatabase();
    store = await openStore({ ownerUrl: database.url, appUrl: database.url });
    await new DemoService(store, new Organizations(store)).load({ now: MONDAY + 3600 });
    // Without statistics the planner walks every table once per row of another.
    await store.pool.query('ANALYZE');
    server = await startServer(database);
  });

  afterAll(async () => {
    await server?.close();
    await store?.close();
    await database?.drop();
  });

  async function bySql(from: string, to: string): Promise<Figures> {
    const organization = await new Organizations(store).get('simulated');
    const query = readFileSync(join(__dirname, 'delivery-figures.sql'), 'utf8');
    return store.inOrganization(organization.id, async (client) => {
      const { rows } = await client.query<{ figures: Figures }>(query, [`${from}T00:00:00Z`, `${to}T00:00:00Z`]);
      return rows[0].figures;
    });
  }

  // Whole weeks: before, during and after the months in which deploy is the constraint; the second day is included.
  it.each([
    ['2026-01-05', '2026-02-01', '2026-02-02'],
    ['2026-06-29', '2026-08-02', '2026-08-03'],
    ['2026-10-05', '2026-11-01', '2026-11-02'],
  ])('from %s to %s', async (from, last, end) => {
    const wanted = await bySql(from, end);
    const scope = { range: `${from}..${last}` };
    const figures = `service deploys failed deploymentFrequency { perDay n days } changeFailRate { value numerator n } mergeToProduction { p50 n }
      batchSizeP50 batchSizeP85`;
    const { delivery, operateStage } = await server.graphql<{
      delivery: { total: Delivery; services: Delivery[]; incidentEvidence: { evidence: string; count: number }[] };
      operateStage: { weekly: { openHours: number[] } };
    }>(
      `query ($scope: Scope) { delivery(org: "simulated", scope: $scope) { total { ${figures} } services { ${figures} } incidentEvidence { evidence count } }
         operateStage(org: "simulated", scope: $scope) { weekly { openHours } } }`,
      { scope },
    );
    const days = (Date.parse(end) - Date.parse(from)) / 86_400_000;
    expect(delivery.services.map(({ service }) => service)).toEqual(
      Object.keys(wanted.services).filter((service) => service !== '').sort(), // prettier-ignore
    );
    const { total, services } = delivery;
    expect(services.reduce((sum, { mergeToProduction }) => sum + mergeToProduction.n, 0)).toBe(
      total.mergeToProduction.n,
    );
    expect(services.reduce((sum, { deploys }) => sum + deploys, 0)).toBe(total.deploys);
    for (const found of [delivery.total, ...delivery.services]) {
      const own = wanted.services[found.service];
      expect({
        service: found.service,
        deploys: found.deploys,
        frequency: found.deploymentFrequency,
        fail: found.changeFailRate,
        waits: found.mergeToProduction.n,
        batch: [found.batchSizeP50, found.batchSizeP85],
      }).toEqual({
        service: found.service,
        deploys: own.deploys,
        frequency: { perDay: own.success / days, n: own.success, days },
        fail: { value: own.failed / own.deploys, numerator: own.failed, n: own.deploys },
        waits: wanted.waits[found.service].n,
        batch: [expect.closeTo(own.batchP50, 9), expect.closeTo(own.batchP85, 9)],
      });
      expect(found.mergeToProduction.p50).toBeCloseTo(wanted.waits[found.service].p50, 6);
    }
    expect(operateStage.weekly.openHours).toHaveLength(days / 7);
    operateStage.weekly.openHours.forEach((hours, week) => expect(hours).toBeCloseTo(wanted.openHours[week], 6));
    const count = (...ranks: number[]): number => ranks.reduce((sum, rank) => sum + (wanted.evidence[rank] ?? 0), 0);
    expect(Object.fromEntries(delivery.incidentEvidence.map((row) => [row.evidence, row.count]))).toEqual({
      decided: 0,
      stated: count(1, 2),
      revert: count(3, 4),
      fix_reference: count(5, 6),
      time: count(7),
      none: count(0),
    });
  });
});
