import { mkdir, realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { Failure } from '../platform/failure';
import { postgresBinaries } from './embedded-postgres-binaries';
import {
  createCluster,
  databasePassword,
  ownerRole,
  startPostmaster,
  stopPostmaster,
} from './embedded-postgres-cluster';
import { dataFolderOf, runningPostmaster } from './postmaster-file';
import { withStartLock } from './embedded-postgres-lock';
import { postgresUser } from './embedded-postgres-user';
import { processStart } from './process-start';

/** One process's use of the database of a home. */
export interface EmbeddedPostgres {
  /** The folder, without symbolic links. */
  home: string;
  port: number;
  /** For migrations: the owner of the database, a superuser. */
  ownerUrl: string;
  /** For everything else: row-level security holds for this role. */
  appUrl: string;
  /**
   * Takes the right to serve this home, for as long as this process lives.
   *
   * @param address what a second `serve` is told, e.g. `http://127.0.0.1:4600`
   * @throws Failure home_in_use when another process serves it
   */
  serve(address: string): Promise<void>;
  /** Ends the use, and stops the server when nobody else uses it. Close all other connections before. */
  release(): Promise<void>;
}

const appRole = 'downstream_app';
const database = 'downstream';
// Keys of session-level advisory locks in the database `postgres`; they vanish with the connection, also after `kill -9`.
const inUse = 4600_01;
const serving = 4600_02;
const applicationPrefix = 'downstream serve ';

/**
 * Uses the embedded PostgreSQL of a home: makes the database on first use (about a second), starts the server when none runs, and
 * joins one that does, be it that of `serve` or one left behind by a `kill -9`. The server is stopped by its last user.
 *
 * @throws Failure database_unavailable when it cannot be started
 */
export async function useEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const home = await homeFolder(folder);
  const binaries = await postgresBinaries();
  const user = await postgresUser(home, dataFolderOf(home), binaries);

  const { client, password, port } = await withStartLock(home, async () => {
    const password = await databasePassword(home);
    await createCluster(home, user, binaries, password);
    if ((await runningPostmaster(home)) === null) await startPostmaster(home, user, binaries);
    const { client, port } = await connectToRunning(home, password, () => startPostmaster(home, user, binaries));
    await client.query('select pg_advisory_lock_shared($1)', [inUse]);
    await createDatabase(client, password);
    return { client, password, port };
  });

  const url = (role: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  let released: Promise<void> | null = null;
  const release = () =>
    withStartLock(home, async () => {
      // A server that died meanwhile has nothing to stop.
      const last = await client
        .query('select pg_advisory_unlock_all(), pg_try_advisory_lock($1) as last', [inUse])
        .then(
          (result) => (result.rows[0] as { last: boolean }).last,
          () => false,
        );
      await client.end().catch(() => undefined);
      if (last) await stopPostmaster(home, user, binaries);
    });
  return {
    home,
    port,
    ownerUrl: url(ownerRole),
    appUrl: url(appRole),
    serve: (address) => takeServing(client, home, address),
    release: () => (released ??= release()),
  };
}

/**
 * Checks, without starting anything, that no process serves this home.
 *
 * @throws Failure home_in_use
 */
export async function requireUnservedHome(folder: string): Promise<void> {
  const home = await realpath(folder).catch(() => folder);
  const running = await runningPostmaster(home);
  if (running === null || !(running.port > 0)) return;
  const client = await connect(running.port, await databasePassword(home));
  // One that starts or stops just now is not served yet or any more.
  if (!(client instanceof Client)) return;
  try {
    const other = await servingProcess(client);
    if (other !== null && (await processStart(other.pid)) !== null) throw servedFailure(home, other);
  } finally {
    await client.end();
  }
}

async function homeFolder(folder: string): Promise<string> {
  try {
    // Root's database runs as another user, who must be able to pass; the data folder itself is closed either way.
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(folder);
  } catch (cause) {
    throw new Failure(
      'database_unavailable',
      `The folder ${folder} cannot be made or entered (${(cause as Error).message}): set DOWNSTREAM_HOME to a folder of your own.`,
      { cause },
    );
  }
}

async function connectToRunning(
  home: string,
  password: string,
  restart: () => Promise<void>,
): Promise<{ client: Client; port: number }> {
  const giveUp = performance.now() + 300_000;
  for (;;) {
    const running = await runningPostmaster(home);
    if (running === null) await restart();
    else if (running.port > 0) {
      const outcome = await connect(running.port, password);
      if (outcome instanceof Client) return { client: outcome, port: running.port };
      if (!passes(outcome) || performance.now() > giveUp) {
        const message = `The database in ${home} refuses the connection: ${outcome.message}. Its log is ${home}/postgres.log.`;
        throw new Failure('database_unavailable', message, { cause: outcome });
      }
    }
    await pause(20);
  }
}

/** Starting, recovering from a crash or stopping: it will be ready or gone. Anything else does not pass by waiting. */
function passes(error: Error & { code?: string }): boolean {
  const codes = ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
  return codes.includes(error.code ?? '') || /terminated unexpectedly|timeout/.test(error.message);
}

async function connect(port: number, password: string): Promise<Client | (Error & { code?: string })> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: ownerRole,
    password,
    database: 'postgres',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  // The owner of this connection learns of a lost server from its next query; an unheard 'error' would end the process.
  client.on('error', () => undefined);
  return client.connect().then(
    () => client,
    (error: Error) => error,
  );
}

async function createDatabase(client: Client, password: string): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database`,
    [appRole, database],
  );
  if (!rows[0].role)
    await client.query(
      `create role ${appRole} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`,
    );
  if (!rows[0].database) await client.query(`create database ${database}`);
}

async function takeServing(client: Client, home: string, address: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [serving]);
    if (rows[0].got) break;
    const other = await servingProcess(client);
    // After a `kill -9` the server needs a moment to notice that the lock's connection is gone.
    if (other !== null && (await processStart(other.pid)) !== null) throw servedFailure(home, other);
    await pause(20);
  }
  await client.query(`select set_config('application_name', $1, false)`, [
    `${applicationPrefix}${process.pid} ${address}`,
  ]);
}

function servedFailure(home: string, other: { pid: number; address: string }): Failure {
  return new Failure(
    'home_in_use',
    `The folder ${home} is already served at ${other.address} (process ${other.pid}): use that one, stop it, or set DOWNSTREAM_HOME to another folder.`,
  );
}

async function servingProcess(client: Client): Promise<{ pid: number; address: string } | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and objid = $1`,
    [serving],
  );
  const match = /^downstream serve (\d+) (.+)$/.exec(rows[0]?.name ?? '');
  return match && { pid: Number(match[1]), address: match[2] };
}
