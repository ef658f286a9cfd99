import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DemoService } from '../../server/modules/demo/demo.service';
import { lastWholeWeekEnd } from '../../server/modules/demo/last-whole-week';
import { openStore } from '../../server/store/data-source';
import { useEmbeddedPostgres } from '../../server/store/embedded-postgres';
import { Organizations } from '../../server/store/organizations';
import { processStart } from '../../server/store/process-start';

export interface TestDatabase {
  /** Of the owner, as DATABASE_URL; the application works through its own role there, bound by row-level security. */
  url: string;
  /** Removes the database. Throws when a connection to it was left open: something was not closed. */
  drop(): Promise<void>;
}

const root = join(__dirname, '..', '..');
let count = 0;

/**
 * A migrated database of one's own, cloned from a template: one call per test file, in `beforeAll`, with `drop` in `afterAll`.
 *
 * All test files and runs share one embedded server in the system's temporary folder; the first starts it, the last stops it.
 * The template's name holds a hash of the migrations, so a changed one makes a new template; that of the simulated organization, as loaded now, holds
 * one of the whole server.
 */
export async function cloneDatabase(data: 'none' | 'simulated' = 'none'): Promise<TestDatabase> {
  const postgres = await useEmbeddedPostgres(join(tmpdir(), `downstream-tests-${process.getuid?.() ?? 'windows'}`));
  const urlOf = (database: string) => postgres.ownerUrl.replace(/[^/]+$/, database);
  try {
    const name = `test_${process.pid}_${(count += 1)}`;
    await withClient(urlOf('postgres'), async (client) => {
      // Making the template, and copying from it, bear no other connection to it.
      await client.query('select pg_advisory_lock(1)');
      await waitForNoDisk(client);
      await dropAbandoned(client);
      const template = await (data === 'none' ? makeTemplate : makeSimulated)(client, urlOf);
      // By its files, where it is large: else every page of it is logged, too.
      const strategy = data === 'none' ? 'wal_log' : 'file_copy';
      await client.query(`create database ${name} template ${template} strategy ${strategy}`);
    });
    const drop = async () => {
      try {
        await withClient(urlOf('postgres'), (client) => client.query(`drop database ${name}`));
      } finally {
        await postgres.release();
      }
    };
    return { url: urlOf(name), drop };
  } catch (error) {
    await postgres.release();
    throw error;
  }
}

/**
 * Lets the tests' server answer before the disk has what it wrote. What a killed program or server leaves is the same; only a machine that
 * loses its power would lose some, and these databases with it.
 */
async function waitForNoDisk(client: Client): Promise<void> {
  const { rows } = await client.query<{ fsync: string }>('show fsync');
  if (rows[0].fsync === 'off') return;
  for (const name of ['fsync', 'full_page_writes']) await client.query(`alter system set ${name} = off`);
  await client.query('select pg_reload_conf()');
}

async function makeTemplate(client: Client, urlOf: (database: string) => string): Promise<string> {
  const template = `template_${schemaHash()}`;
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [template]);
  if (rowCount) return template;
  await client.query(`drop database if exists ${template}`);
  await client.query(`create database ${template}`);
  const store = await openStore({ ownerUrl: urlOf(template), appUrl: urlOf(template) });
  await store.close();
  await client.query(`alter database ${template} is_template true`);
  return template;
}

/** The template that holds the simulated organization; those of older sources go. */
async function makeSimulated(client: Client, urlOf: (database: string) => string): Promise<string> {
  const now = Date.now() / 1000;
  const name = `simulated_${serverHash()}_${lastWholeWeekEnd(now)}`;
  const { rows } = await client.query<{ name: string; ready: boolean }>(
    `select datname as name, datistemplate as ready from pg_database where datname ~ '^simulated_'`,
  );
  if (rows.some((row) => row.name === name && row.ready)) return name;
  for (const row of rows) {
    if (row.ready) await client.query(`alter database ${row.name} is_template false`);
    await client.query(`drop database ${row.name}`);
  }
  await client.query(`create database ${name} template ${await makeTemplate(client, urlOf)}`);
  const store = await openStore({ ownerUrl: urlOf(name), appUrl: urlOf(name) });
  try {
    await new DemoService(store, new Organizations(store)).load({ now });
    // Without statistics the planner walks every table once per row of another.
    await store.pool.query('ANALYZE');
  } finally {
    await store.close();
  }
  await client.query(`alter database ${name} is_template true`);
  return name;
}

/** Databases of test processes that were killed. */
async function dropAbandoned(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^test_\\d+_\\d+$'`,
  );
  for (const { name } of rows) {
    if ((await processStart(Number(name.split('_')[1]))) === null)
      await client.query(`drop database if exists ${name} with (force)`);
  }
}

function schemaHash(): string {
  const hash = createHash('sha1');
  const sources = readdirSync(join(root, 'migrations')).sort();
  for (const file of sources) hash.update(readFileSync(join(root, 'migrations', file)));
  for (const file of ['data-source.ts', 'database-role.ts'])
    hash.update(readFileSync(join(root, 'server', 'store', file)));
  return hash.digest('hex').slice(0, 16);
}

function serverHash(): string {
  const hash = createHash('sha1').update(schemaHash());
  const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.spec)\.ts$/.test(name)).sort())
    hash.update(file).update(readFileSync(join(root, 'server', file)));
  return hash.digest('hex').slice(0, 16);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
