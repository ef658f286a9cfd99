import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../platform/failure';
import { UnusableInput } from '../unusable-input';

/**
 * Settings of a clone can name programs. None of them runs here: no hook, no file system monitor, no pager, no signature check (it would start
 * the clone's own `gpg.program`), no diff driver. `safe.directory`: the user named this folder, whoever owns it.
 */
const settings = {
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'core.pager': 'cat',
  'core.untrackedCache': 'false',
  'diff.ignoreSubmodules': 'all',
  'diff.renameLimit': '400',
  'gc.auto': '0',
  'log.follow': 'false',
  'log.showRoot': 'true',
  'log.showSignature': 'false',
  'safe.bareRepository': 'all',
  'safe.directory': '*',
};

/** Nothing of the caller's git environment: inside a hook `GIT_DIR` names another repository. */
function environment(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    // A folder that only looks like a clone is not taken for the one above it.
    GIT_CEILING_DIRECTORIES: dirname(resolve(folder)),
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

const mostErrors = 4000;

/**
 * Runs `git` on a folder and yields what it prints as it comes; reads no further ahead than a pipe holds.
 *
 * @param input what it reads on its standard input
 * @throws Failure bad_config when there is no `git`; UnusableInput with git's own words when it ends with a fault
 */
export async function* gitOutput(folder: string, args: readonly string[], input?: string): AsyncGenerator<Buffer> {
  const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('git', ['--no-pager', ...set, '-C', folder, ...args], {
    env: environment(folder),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (errors.length < mostErrors) errors += chunk.toString('utf8');
  });
  const ended = new Promise<{ code: number | null; fault?: NodeJS.ErrnoException }>((done) => {
    child.on('error', (fault) => done({ code: null, fault }));
    child.on('close', (code) => done({ code }));
  });
  // It may end before it has read all of its input; why is told by its exit.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  let whole = false;
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    whole = true;
  } finally {
    if (!whole) child.kill();
  }
  const { code, fault } = await ended;
  if (fault) throw missing(fault);
  if (code !== 0) throw new UnusableInput(refusal(folder, errors));
}

/** What a short command prints, without the line's end; undefined when it ends with a fault. */
export async function gitText(folder: string, args: readonly string[]): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of gitOutput(folder, args)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof UnusableInput) return undefined;
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8').replace(/\n$/, '');
}

function missing(fault: NodeJS.ErrnoException): Failure {
  const why = fault.code === 'ENOENT' ? 'it is not on the PATH' : fault.message;
  return new Failure('bad_config', `The program "git" cannot be started (${why}); install git to read a clone.`, {
    cause: fault,
  });
}

function refusal(folder: string, errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? 'it did not say why';
  return `${folder}: git stopped reading this clone (${said.slice(0, 300).trim()}); try "git -C ${folder} fsck", repair the clone or clone it again.`;
}
