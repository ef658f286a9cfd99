import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * A text that tells a living process from a later one with the same id: its start time as the system words it.
 *
 * @returns null when no such process lives (a zombie does not live); an empty text when it lives but the system does not say more
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!exists(pid)) return null;
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (line === null) return null;
    // The second field is the program's name in brackets and may hold blanks: count from behind it. State is field 3, start 22.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  }
  if (process.platform === 'win32') return '';
  const state = await ps(pid, 'state=');
  return state === null || state.startsWith('Z') ? null : ps(pid, 'lstart=');
}

/**
 * The command line of a living process, null when it does not live or may not be read.
 */
export async function commandOf(pid: number): Promise<string | null> {
  if ((await processStart(pid)) === null) return null;
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
    return text === null ? null : text.split('\0').join(' ').trim();
  }
  return process.platform === 'win32' ? null : ps(pid, 'command=');
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ps(pid: number, column: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', column, '-p', String(pid)], (error, output) => resolve(error ? null : output.trim()));
  });
}
