import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isClone } from './git/clone';
import { UnusableInput } from './unusable-input';

/** One file to read, and what the user called it. */
export interface InputFile {
  /** The path as the user gave it: of the file itself, or of the folder it was found in. */
  readonly source: string;
  readonly path: string;
  readonly bytes: number;
  /** Named by the user, not found in a folder. */
  readonly named: boolean;
  /** A folder that is a clone, to be read by git. */
  readonly clone?: boolean;
}

/** The path that stands for the standard input. */
export const stdinPath = '-';

const readable = /\.(ndjson|jsonl|json|csv)(\.gz)?$/i;

/**
 * Files of the paths the user gave, folders searched through in the order of their names. In folders only files are taken whose name ends
 * with .ndjson, .jsonl, .json or .csv (also .gz); hidden ones are not.
 *
 * A folder that is a clone is one input, read by git; unless its files are meant, or it holds GitHub's REST objects as the
 * public metadata backups keep them (`pulls/7.json`).
 *
 * @param asFiles the user gave a door that reads files
 *
 * @throws UnusableInput when a path does not exist, or a folder holds nothing of the kind
 */
export async function inputFiles(paths: readonly string[], asFiles = false): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const source of paths) {
    if (source === stdinPath) {
      files.push({ source: 'stdin', path: stdinPath, bytes: 0, named: true });
      continue;
    }
    const found = await stat(source).catch((error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.message})`;
      throw new UnusableInput(
        `The path ${source} ${why}; give a clone, or a file or a folder of NDJSON, CSV or GitHub REST files.`,
      );
    });
    if (!found.isDirectory()) {
      files.push({ source, path: source, bytes: found.size, named: true });
      continue;
    }
    if (!asFiles && (await isClone(source)) && !(await holdsRestFiles(source))) {
      files.push({ source, path: source, bytes: 0, named: true, clone: true });
      continue;
    }
    const before = files.length;
    await search(source, source, files);
    if (files.length === before) {
      throw new UnusableInput(
        `The folder ${source} holds no .ndjson, .jsonl, .json or .csv file (also .gz) and is no git clone; give the folder that does.`,
      );
    }
  }
  return files;
}

async function search(source: string, folder: string, files: InputFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  // By numbers where names are numbers, so that messages come in an order people expect.
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await search(source, path, files);
    else if (readable.test(entry.name)) files.push({ source, path, bytes: (await stat(path)).size, named: false });
  }
}

/** Whether `pulls/<n>.json` or `issues/<n>.json` stand in it, or in its folders and their folders. */
async function holdsRestFiles(folder: string, depth = 2): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.name === 'pulls' || entry.name === 'issues') {
      if ((await readdir(path)).some((name) => /^\d+\.json$/.test(name))) return true;
    } else if (depth > 0 && (await holdsRestFiles(path, depth - 1))) return true;
  }
  return false;
}
