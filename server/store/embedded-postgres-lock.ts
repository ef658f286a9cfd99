import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../platform/failure';
import { processStart } from './process-start';

/**
 * Runs `work` while no other process of this machine starts or stops the database of the same folder.
 *
 * The lock is a file that appears whole (written apart, then linked) and names its process by id and start time, so that one left
 * behind by a killed process is recognised even when its id was given to another program. Should two processes ever
 * remove the same stale lock within microseconds, PostgreSQL's own lock on its folder still keeps the data safe.
 *
 * @throws Failure home_in_use after five minutes of waiting
 */
export async function withStartLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home, 'starting.lock');
  const own = `${lock}.${process.pid}`;
  const text = JSON.stringify({ pid: process.pid, start: await processStart(process.pid) });
  await writeFile(own, text);
  try {
    const giveUp = performance.now() + 300_000;
    while (!(await taken(own, lock))) {
      const holder = await textOf(lock);
      if (holder === null) continue;
      if (await isStale(holder)) await removeStale(lock, holder);
      else if (performance.now() > giveUp) {
        throw new Failure(
          'home_in_use',
          `Another process has been starting the database in ${home} for five minutes (${lock}): end it and try again.`,
        );
      } else await pause(20);
    }
  } finally {
    await unlink(own);
  }
  try {
    return await work();
  } finally {
    await unlink(lock);
  }
}

async function taken(own: string, lock: string): Promise<boolean> {
  return link(own, lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function isStale(holder: string): Promise<boolean> {
  const { pid, start } = JSON.parse(holder) as { pid: number; start: string | null };
  return (await processStart(pid)) !== start;
}

async function removeStale(lock: string, seen: string): Promise<void> {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Between reading and moving, another process may have replaced it by its own: that one goes back.
  if ((await textOf(aside)) !== seen) await taken(aside, lock);
  await unlink(aside);
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
