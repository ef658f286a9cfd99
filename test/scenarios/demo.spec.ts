import { DemoService } from '../../server/modules/demo/demo.service';
import { openStore, type Store } from '../../server/store/data-source';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;
const WEEK = 7 * 86400;

describe('the demo', () => {
  let database: TestDatabase;
  let store: Store;
  let organizations: Organizations;
  let demo: DemoService;

  beforeAll(async () => {
    database = await cloneDatabase();
    store = await openStore({ ownerUrl: database.url, appUrl: database.url });
    organizations = new Organizations(store);
    demo = new DemoService(store, organizations);
  }, 60_000);

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const count = (organizationId: number, table: string): Promise<number> =>
    store.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      return rows[0].n;
    });

  it('loads a year that ends with the last whole week, marked as simulated, without a reject', async () => {
    const steps: string[] = [];
    const loaded = await demo.load({ now: MONDAY + 3600, onProgress: ({ step }) => steps.push(step) });
    const organization = await organizations.get('simulated');
    expect(organization).toMatchObject({ simulated: true, timeZone: 'UTC', dataHorizon: MONDAY });
    expect(organization.settings.holidays).toContain('2025-12-25');
    expect(organization.settings.delivery?.incidentServices).toContainEqual({
      from: 'Checkout API',
      service: 'checkout',
    });
    expect(loaded).toMatchObject({ startsAt: MONDAY - 52 * WEEK, endsAt: MONDAY });
    expect(await count(organization.id, 'pull_request')).toBe(loaded.pullRequests);
    expect(await count(organization.id, 'pull_request_flow')).toBe(loaded.pullRequests);
    expect(await count(organization.id, 'rejected_record')).toBe(0);
    expect(steps).toContain('reading');
    expect(steps).toContain('deriving');
  }, 120_000);

  it('changes nothing when it is loaded again in the same week', async () => {
    const before = await organizations.get('simulated');
    const runs = await count(before.id, 'agent_run');
    await demo.load({ now: MONDAY + 5 * 86400 });
    expect((await organizations.get('simulated')).id).toBe(before.id);
    expect(await count(before.id, 'agent_run')).toBe(runs);
  }, 120_000);

  it('makes way for the new year in a later week, and leaves nothing of the old one', async () => {
    const before = await organizations.get('simulated');
    const loaded = await demo.load({ now: MONDAY + WEEK });
    const after = await organizations.get('simulated');
    expect(after.id).not.toBe(before.id);
    expect(after.dataHorizon).toBe(MONDAY + WEEK);
    expect(await count(after.id, 'pull_request')).toBe(loaded.pullRequests);
    expect(await count(before.id, 'pull_request')).toBe(0);
    expect(await count(before.id, 'pull_request_flow')).toBe(0);
  }, 120_000);

  it('does not take the place of real records of that name', async () => {
    await store.pool.query(`UPDATE organization SET simulated = false WHERE name = 'simulated'`);
    await expect(demo.load({ now: MONDAY })).rejects.toThrow('real records');
  }, 60_000);
});
