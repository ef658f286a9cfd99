import { Client } from 'pg';
import { openStore, type Store } from '../../server/store/data-source';
import { cloneDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await cloneDatabase();
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
});

afterAll(async () => {
  await store?.close();
  await database?.drop();
});

test('the application works as a role that row-level security binds, even when the URL is of a superuser', async () => {
  const { rows } = await store.pool.query(
    `select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
  );
  expect(rows).toEqual([{ name: 'downstream_app', rolsuper: false, rolbypassrls: false }]);
});

test('int8 and counts come as numbers, timestamptz as text', async () => {
  const { rows } = await store.pool.query(
    `select 9007199254740991::int8 as big, count(*) as n, timestamptz '2026-07-01 00:00:00Z' as at from generate_series(1, 3)`,
  );
  expect(rows).toEqual([{ big: 9007199254740991, n: 3, at: '2026-07-01 00:00:00+00' }]);
});

test('inOrganization sets the organization for its own transaction only', async () => {
  const setting = `select current_setting('app.organization_id', true) as id`;
  const inside = await store.inOrganization(7, async (client) => (await client.query(setting)).rows[0].id);
  const outside = (await store.pool.query(setting)).rows[0].id;
  expect(inside).toBe('7');
  expect(outside ?? '').toBe('');
});

test('inOrganization rolls back what was written before an error', async () => {
  const failing = store.inOrganization(7, async (client) => {
    await client.query(`insert into organization (name) values ('half done')`);
    throw new Error('no further');
  });
  await expect(failing).rejects.toThrow('no further');
  const { rows } = await store.pool.query(`select count(*) as n from organization where name = 'half done'`);
  expect(rows).toEqual([{ n: 0 }]);
});

test('every table but the list of organizations belongs to one organization and is closed to the others', async () => {
  const { rows } = await store.pool.query(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as closed,
      (select array_agg(distinct a.attname) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indrelid = c.oid and i.indisunique) as leading,
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname not in ('migrations', 'organization')`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { name, closed, leading, policies } of rows) {
    expect({ name, closed, leading, guarded: policies > 0 }).toEqual({
      name,
      closed: true,
      leading: '{organization_id}',
      guarded: true,
    });
  }
});

test('an ordinary role that owns its database works as itself', async () => {
  const role = `test_owner_${process.pid}`;
  const url = new URL(database.url);
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  try {
    await admin.query(`create role ${role} login password 'own'`);
    await admin.query(`create database ${role} owner ${role}`);
    Object.assign(url, { username: role, password: 'own', pathname: `/${role}` });
    const own = await openStore({ ownerUrl: url.href, appUrl: url.href });
    const { rows } = await own.pool.query('select current_user as name, count(*) as n from organization');
    await own.close();
    expect(rows).toEqual([{ name: role, n: 0 }]);
  } finally {
    await admin.query(`drop database if exists ${role}`);
    await admin.query(`drop role if exists ${role}`);
    await admin.end();
  }
});

test('every migration can be undone and done again', async () => {
  const { migrations } = await import('../../server/store/data-source');
  const { DataSource } = await import('typeorm');
  const owner = await new DataSource({
    type: 'postgres',
    url: database.url,
    migrations,
    installExtensions: false,
  }).initialize();
  try {
    const count = (migrations as unknown[]).length;
    for (let i = 0; i < count; i += 1) await owner.undoLastMigration();
    const left = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p') and relname <> 'migrations'`,
    );
    expect(left).toEqual([]);
    await expect(owner.runMigrations()).resolves.toHaveLength(count);
  } finally {
    await owner.destroy();
  }
});
