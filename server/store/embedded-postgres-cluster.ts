import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../platform/failure';
import type { PostgresBinaries } from './embedded-postgres-binaries';
import { giveTo, spawnAs, type PostgresUser } from './embedded-postgres-user';
import { dataFolderOf, removeStalePidFile, runningPostmaster } from './postmaster-file';

export const ownerRole = 'downstream';

const logOf = (home: string) => join(home, 'postgres.log');
const maxLogBytes = 16 * 1024 * 1024;

/** The password of the home's database, made on first use; readable by its owner only. */
export async function databasePassword(home: string): Promise<string> {
  const file = join(home, 'postgres-password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (await stat(dataFolderOf(home)).catch(() => null)) {
    throw new Failure(
      'database_unavailable',
      `The password file ${file} is missing: put it back from a backup, or move ${dataFolderOf(home)} away to begin with an empty database.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password + '\n', { mode: 0o600 });
  return password;
}

/**
 * Makes the data folder when there is none. It is built apart and renamed when complete, so that an interrupted start leaves nothing
 * that looks like a database. About 0.9 s; without `--no-sync` 2–6 s more on slow disks, and there is no data yet to lose.
 */
export async function createCluster(
  home: string,
  user: PostgresUser,
  binaries: PostgresBinaries,
  password: string,
): Promise<void> {
  const data = dataFolderOf(home);
  if (await stat(data).catch(() => null)) return;
  for (const left of await readdir(home))
    if (left.startsWith('postgres.new-')) await rm(join(home, left), { recursive: true });
  const staging = join(home, `postgres.new-${process.pid}`);
  const passwordFile = join(staging, 'password');
  await mkdir(join(staging, 'data'), { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  for (const path of [staging, join(staging, 'data'), passwordFile]) await giveTo(user, path);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', ownerRole, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const args = ['-D', join(staging, 'data'), ...locale, ...access, '--no-sync', '--no-instructions'];
  const child = spawnAs(user, binaries.initdb, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: staging });
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) {
    await rm(staging, { recursive: true });
    throw new Failure(
      'database_unavailable',
      `The database folder ${data} could not be made: ${lastLine(complaint)} Check the disk, or set DOWNSTREAM_HOME to another folder.`,
    );
  }
  await rename(join(staging, 'data'), data);
  await rm(staging, { recursive: true });
}

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it accepts connections. It outlives this process when that is killed.
 *
 * @throws Failure database_unavailable with the last line of the server's log
 */
export async function startPostmaster(home: string, user: PostgresUser, binaries: PostgresBinaries): Promise<void> {
  const giveUp = performance.now() + 20_000;
  await removeStalePidFile(home);
  for (;;) {
    const complaint = await tryStart(home, user, binaries, await freePort());
    if (complaint === null) return;
    // The port was taken in between, or the last sessions of a killed server are still going.
    const passing = /could not (bind|create any TCP)|shared memory block .* still in use|Address already in use/.test(
      complaint,
    );
    if (!passing || performance.now() > giveUp) {
      throw new Failure(
        'database_unavailable',
        `PostgreSQL did not start in ${dataFolderOf(home)}: ${lastLine(complaint)} The whole story is in ${logOf(home)}.`,
      );
    }
    await pause(200);
  }
}

/** Stops the server as fast as is safe: sessions end, a checkpoint is written. Waits until it is done. */
export async function stopPostmaster(home: string, user: PostgresUser, binaries: PostgresBinaries): Promise<void> {
  const running = await runningPostmaster(home);
  if (running === null) return;
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server through its named pipe.
    const child = spawnAs(user, binaries.pgCtl, ['stop', '-D', dataFolderOf(home), '-m', 'fast'], {
      stdio: 'ignore',
      cwd: home,
    });
    await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    return;
  }
  process.kill(running.pid, 'SIGINT');
  while ((await runningPostmaster(home))?.pid === running.pid) await pause(15);
}

async function tryStart(
  home: string,
  user: PostgresUser,
  binaries: PostgresBinaries,
  port: number,
): Promise<string | null> {
  const data = dataFolderOf(home);
  const size = await stat(logOf(home)).then(
    (found) => found.size,
    () => 0,
  );
  const log = await open(logOf(home), size > maxLogBytes ? 'w' : 'a', 0o600);
  const before = (await log.stat()).size;
  await giveTo(user, logOf(home));
  const settings = Object.entries(serverSettings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stdio: ['ignore', number, number] = ['ignore', log.fd, log.fd];
  // Detached: Ctrl-C in the terminal must reach this program only, which then stops the server in order.
  const child = spawnAs(user, binaries.postgres, ['-D', data, ...settings], { stdio, detached: true, cwd: home });
  child.unref();
  let ended = false;
  const end = new Promise<void>((resolve, reject) =>
    child.on('error', reject).on('exit', () => resolve((ended = true) as never)),
  );
  try {
    while (!ended && (await runningPostmaster(home))?.status !== 'ready') await Promise.race([end, pause(10)]);
  } finally {
    await log.close();
  }
  return ended ? (await readFile(logOf(home))).subarray(before).toString() : null;
}

function serverSettings(port: number): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    port,
    // Sockets of the file system have a path limit of 107 bytes, which a home may exceed.
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '256MB',
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    synchronous_commit: 'on',
    // Compiling a query costs more than most of ours take.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %d ',
    log_checkpoints: 'off',
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function lastLine(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|error/.test(line));
  const line = lines.at(-1) ?? text.trim().split('\n').at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').replace(/\.?$/, '.');
}
