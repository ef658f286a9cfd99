import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../platform/failure';
import type { PostgresBinaries } from './embedded-postgres-binaries';

/** Who PostgreSQL runs as. Null: as this process. */
export type PostgresUser = { uid: number; gid: number; throughSetpriv: boolean } | null;

/**
 * PostgreSQL refuses to run as root, so a process of root starts it as the owner of the data, else as `postgres`, else as `nobody`.
 * Such a user cannot pass folders like /root; then it keeps the one capability that reading through them needs (`setpriv`).
 *
 * @param home the folder of the data, existing
 * @param dataFolder the database's own folder below it, perhaps not yet existing
 * @throws Failure database_unavailable with the folder in the way, when neither is possible
 */
export async function postgresUser(
  home: string,
  dataFolder: string,
  binaries: PostgresBinaries,
): Promise<PostgresUser> {
  const owner = await stat(dataFolder).then(
    (found) => ({ uid: found.uid, gid: found.gid }),
    () => null,
  );
  const me = process.getuid?.();
  if (me === undefined) return null;
  if (me !== 0) {
    if (owner && owner.uid !== me) {
      throw new Failure(
        'database_unavailable',
        `The database in ${dataFolder} belongs to user ${owner.uid}, this is user ${me}: start as that user, or set DOWNSTREAM_HOME to another folder.`,
      );
    }
    return null;
  }
  const user = owner && owner.uid !== 0 ? owner : await unprivilegedUser();
  const blocked = (await folderInTheWay(home, user)) ?? (await folderInTheWay(binaries.postgres, user));
  if (blocked === null) return { ...user, throughSetpriv: false };
  if (canKeepCapability(user)) return { ...user, throughSetpriv: true };
  throw new Failure(
    'database_unavailable',
    `PostgreSQL does not run as root, and user ${user.uid} cannot enter ${blocked}: set DOWNSTREAM_HOME to a folder that others can enter (and install there), start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Starts a program of PostgreSQL as that user. */
export function spawnAs(
  user: PostgresUser,
  program: string,
  args: string[],
  options: { stdio: StdioOptions; detached?: boolean; cwd: string },
): ChildProcess {
  // LC_ALL keeps messages in English, whatever the machine speaks: they are searched for known causes.
  const settings = { ...options, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  if (user === null) return spawn(program, args, settings);
  if (user.throughSetpriv) return spawn('setpriv', [...setprivOptions(user), program, ...args], settings);
  return spawn(program, args, { ...settings, uid: user.uid, gid: user.gid });
}

/** Gives a file or folder to that user. */
export async function giveTo(user: PostgresUser, path: string): Promise<void> {
  if (user !== null) await chown(path, user.uid, user.gid);
}

function setprivOptions(user: { uid: number; gid: number }): string[] {
  // dac_override alone is enough to pass folders, and containers grant it; dac_read_search they often do not. Without the secure bit,
  // access(2), by which initdb looks for postgres, would ignore the capability.
  const keep = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups', ...keep];
}

function canKeepCapability(user: { uid: number; gid: number }): boolean {
  return spawnSync('setpriv', [...setprivOptions(user), 'true'], { stdio: 'ignore' }).status === 0;
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => lines.find((line) => line[0] === name)).find(Boolean);
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65534, gid: 65534 };
}

/** The outermost folder on the way to `path` (itself included) that the user may not enter; null when there is none. */
async function folderInTheWay(path: string, user: { uid: number; gid: number }): Promise<string | null> {
  const above = dirname(path) === path ? null : await folderInTheWay(dirname(path), user);
  if (above !== null) return above;
  const { mode, uid, gid } = await stat(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return mode & bit ? null : path;
}
