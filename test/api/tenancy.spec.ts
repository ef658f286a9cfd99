import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, type Store } from '../../server/store/data-source';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(60_000);

/** The list of organizations, and the list of migrations. */
const WITHOUT_TENANT = ['organization', 'migrations'];

let database: TestDatabase;
let owner: Client;
let store: Store;
let tables: string[];

async function rowsOf<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await owner.query<T>(text, values)).rows;
}

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  tables = (
    await rowsOf<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    )
  ).map((row) => row.name);
});

afterAll(async () => {
  await owner?.end();
  await store?.close();
  await database?.drop();
});

it('finds the tables there are', () => {
  expect(tables).toEqual(expect.arrayContaining([...WITHOUT_TENANT, 'pull_request', 'pull_request_flow', 'import']));
});

it('organization_id leads every primary key and unique index, so that the schema can be distributed by it', async () => {
  const indexes = await rowsOf<{ table: string; index: string; primary: boolean; leading: string | null }>(
    `SELECT t.relname AS table, i.relname AS index, x.indisprimary AS primary, a.attname AS leading
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
     LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
     WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique AND t.relname <> ALL ($1)`,
    [WITHOUT_TENANT],
  );
  expect(indexes.filter((row) => row.leading !== 'organization_id')).toEqual([]);
  const keyed = new Set(indexes.filter((row) => row.primary).map((row) => row.table));
  expect(tables.filter((table) => !WITHOUT_TENANT.includes(table) && !keyed.has(table))).toEqual([]);
});

it('row-level security is enabled and forced on every table, for reading and for writing', async () => {
  const open = await rowsOf(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
     AND relname <> ALL ($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
    [WITHOUT_TENANT],
  );
  expect(open).toEqual([]);
  const policies = await rowsOf<{ table: string; command: string; permissive: string; reads: string; writes: string }>(
    `SELECT tablename AS table, cmd AS command, permissive, qual AS reads, with_check AS writes FROM pg_policies WHERE schemaname = 'public'`,
  );
  const rule = `(organization_id = (current_setting('app.organization_id'::text))::integer)`;
  for (const table of tables.filter((name) => !WITHOUT_TENANT.includes(name)))
    expect(policies.filter((policy) => policy.table === table)).toEqual([
      { table, command: 'ALL', permissive: 'PERMISSIVE', reads: rule, writes: rule },
    ]);
});

it('there is no view, no function of ours and no foreign table that reads around it', async () => {
  const around = await rowsOf(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')
     UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
  );
  expect(around).toEqual([]);
});

describe('with rows of two organizations', () => {
  const ids = new Map<string, number>();
  /** Rows the application sees of a table, as one organization. */
  const seen = (table: string, organization: number): Promise<number[]> =>
    store.inOrganization(organization, async (client) => {
      const { rows } = await client.query<{ id: number }>(`SELECT DISTINCT organization_id AS id FROM ${table}`);
      return rows.map((row) => row.id);
    });
  const tenants = (): string[] => tables.filter((table) => !WITHOUT_TENANT.includes(table));

  beforeAll(async () => {
    const scenario = join(__dirname, '..', 'scenarios', 'flow');
    for (const name of ['ours', 'theirs']) await outputOf(database, 'import', scenario, '--org', name);
    for (const row of await rowsOf<{ id: number; name: string }>('SELECT id, name FROM organization'))
      ids.set(row.name, row.id);
    // A row of each in the tables the scenario does not fill, those that refer to others last; the superuser is not bound.
    const referring = await rowsOf<{ table: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint WHERE contype = 'f' AND confrelid <> 'organization'::regclass`,
    );
    const refers = (table: string): number => Number(referring.some((row) => row.table === table));
    for (const table of tenants().sort((a, b) => refers(a) - refers(b))) {
      const [{ held }] = await rowsOf<{ held: string }>(`SELECT count(DISTINCT organization_id) AS held FROM ${table}`);
      if (Number(held) === 2) continue;
      const columns = await rowsOf<{ name: string; type: string }>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL
           AND is_identity = 'NO' AND column_name <> 'organization_id' ORDER BY ordinal_position`,
        [table],
      );
      const values = columns.map(({ type }) =>
        /^timestamp|^date/.test(type) ? `'2024-07-08'` : /int|double|numeric/.test(type) ? '1' : /json/.test(type) ? `'{}'` : /ARRAY/.test(type) ? `'{}'` : type === 'boolean' ? 'false' : `'x'`,
      ); // prettier-ignore
      for (const id of ids.values())
        await owner.query(
          `INSERT INTO ${table} (${['organization_id', ...columns.map(({ name }) => `"${name}"`)].join(', ')}) VALUES (${[id, ...values].join(', ')})`,
        );
    }
  });

  it('every table holds rows of both, and the application reads those of one only', async () => {
    for (const table of tenants()) {
      const [{ held }] = await rowsOf<{ held: string }>(`SELECT count(DISTINCT organization_id) AS held FROM ${table}`);
      expect([table, Number(held)]).toEqual([table, 2]);
      for (const id of ids.values()) expect([table, await seen(table, id)]).toEqual([table, [id]]);
      expect([table, await seen(table, 999_999)]).toEqual([table, []]);
    }
  });

  it('without the setting nothing is read: an error, or no rows where an earlier transaction had set it', async () => {
    for (const table of tenants()) {
      const read = store.pool.query(`SELECT 1 FROM ${table}`).then(
        ({ rowCount }) => rowCount,
        (error: Error) => error.message,
      );
      expect(['unrecognized configuration parameter "app.organization_id"', 'invalid input syntax for type integer: ""', 0]).toContain(await read); // prettier-ignore
    }
  });

  it('nothing is written into another organization, changed there or taken from there', async () => {
    const [ours, theirs] = [ids.get('ours')!, ids.get('theirs')!];
    const before = await rowsOf('SELECT * FROM team WHERE organization_id = $1 ORDER BY team', [theirs]);
    const foreign = store.inOrganization(ours, (client) =>
      client.query('INSERT INTO team (organization_id, team) VALUES ($1, $2)', [theirs, 'spies']),
    );
    await expect(foreign).rejects.toThrow('row-level security');
    const moved = store.inOrganization(ours, (client) =>
      client.query('UPDATE team SET organization_id = $1', [theirs]),
    );
    await expect(moved).rejects.toThrow('row-level security');
    await store.inOrganization(ours, async (client) => {
      const { rowCount } = await client.query(`UPDATE team SET parent = 'x' WHERE organization_id = $1`, [theirs]);
      const deleted = await client.query('DELETE FROM team WHERE organization_id = $1', [theirs]);
      expect([rowCount, deleted.rowCount]).toEqual([0, 0]);
    });
    expect(await rowsOf('SELECT * FROM team WHERE organization_id = $1 ORDER BY team', [theirs])).toEqual(before);
  });

  it('the application’s role cannot switch the security off', async () => {
    await expect(store.pool.query('ALTER TABLE pull_request DISABLE ROW LEVEL SECURITY')).rejects.toThrow(
      'must be owner',
    );
    await expect(store.pool.query('SET row_security = off; SELECT 1 FROM pull_request')).rejects.toThrow();
    const { rows } = await store.pool.query<{ bound: boolean }>(
      'SELECT NOT (rolsuper OR rolbypassrls) AS bound FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ bound: true }]);
  });
});
