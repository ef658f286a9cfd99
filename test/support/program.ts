import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');
export const programFile = join(root, 'server', 'downstream.mjs');

export interface RunningProgram {
  child: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  errors(): string;
  /** Resolves with the address once it says that it is ready; rejects with its errors when it ends before. */
  ready: Promise<string>;
  /** Resolves with the exit code; null after `kill -9`. */
  ended: Promise<number | null>;
}

let built: Promise<unknown> | null = null;

/** Compiles the server when its sources changed; the page is left as it is. */
export function buildServer(): Promise<unknown> {
  return (built ??= promisify(execFile)(process.execPath, [programFile, 'build', 'server']));
}

/**
 * The compiled program as a process of its own, without building the page: an API test must not fail because a page is half written.
 *
 * @param env the whole environment besides PATH
 */
export function startProgram(
  args: string[],
  env: Record<string, string>,
  user?: { uid: number; gid: number },
): RunningProgram {
  const page = `{ version: 'test', pageReady: Promise.resolve(), pageFolder: ${JSON.stringify(join(root, 'dist', 'web'))} }`;
  const main = JSON.stringify(join(root, 'dist', 'server', 'main.js'));
  const script = `require(${main}).run(process.argv.toSpliced(1, 0, 'downstream'), ${page}).then((code) => process.exit(code))`;
  const child = spawn(process.execPath, ['-e', script, '--', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let output = '';
  let errors = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^Downstream is ready: (\S+)$/m.exec(output);
      if (address) resolve(address[1]);
    });
    void ended.then((code) => reject(new Error(`The program ended with ${code}: ${errors}${output}`)));
  });
  // Not every test waits for it.
  ready.catch(() => undefined);
  return { child, ready, ended, output: () => output, errors: () => errors };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
