import { readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, processStart } from './process-start';

/** A server that runs on the data folder, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

export const dataFolderOf = (home: string) => join(home, 'postgres');
const pidFileOf = (home: string) => join(dataFolderOf(home), 'postmaster.pid');

/**
 * The server that runs on this home's data, null when none does. The file of a server that died, or whose process id belongs to
 * another program by now, does not count.
 */
export async function runningPostmaster(home: string): Promise<Postmaster | null> {
  const lines = await pidFileLines(home);
  if (lines === null) return null;
  const pid = pidOf(lines);
  // PostgreSQL creates the file a moment before it writes to it; one that stays empty was left by a crash.
  if (pid === null) return (await isFresh(pidFileOf(home))) ? { pid: NaN, port: NaN, status: 'starting' } : null;
  if ((await processStart(pid)) === null) return null;
  // An unreadable command line (Windows, hidden processes) is taken for PostgreSQL's: refusing is safer than two on one folder.
  const command = await commandOf(pid);
  if (command !== null && !command.includes(dataFolderOf(home))) return null;
  return { pid, port: Number(lines[3] || NaN), status: (lines[7] ?? '').trim() };
}

/**
 * Removes a file of a dead server where PostgreSQL itself would refuse to start: it takes any process with that id, even a zombie, for a
 * living server. Only while this process holds the start lock, or it could be the file of a server that just starts.
 */
export async function removeStalePidFile(home: string): Promise<void> {
  const lines = await pidFileLines(home);
  if (lines === null || (await runningPostmaster(home)) !== null) return;
  const pid = pidOf(lines);
  if (pid === null || processIdTaken(pid)) await unlink(pidFileOf(home));
}

async function pidFileLines(home: string): Promise<string[] | null> {
  return readFile(pidFileOf(home), 'utf8').then(
    (text) => text.split('\n'),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}

function pidOf(lines: string[]): number | null {
  // A negative number marks a server in single-user mode. Zero would mean our own process group.
  const pid = Math.abs(Number(lines[0]));
  return lines.length > 1 && pid > 0 ? pid : null;
}

async function isFresh(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) < 10_000,
    () => false,
  );
}

/** True also for a zombie, which PostgreSQL takes for a living server. */
function processIdTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
