import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { commands } from './commands';
import { failureOf } from './platform/failure';
import { Program, type Page } from './program';
import { registerServeCommand } from './serve.command';
import { registerWorkerCommand } from './worker.command';

/**
 * Runs one command line to its end.
 *
 * @param argv as Node gives it
 * @returns the exit code: 0 ok, 1 failed, 2 wrong use, 3 done with rejects; 128 + number after a signal
 */
export async function run(argv: string[], page: Page): Promise<number> {
  const program = new Program(page);
  const serves = argv[2] === 'serve' || argv[2] === 'worker';
  let code: number;
  try {
    const command = commandLine(program, page.version).parseAsync(argv);
    code = await Promise.race([
      command.then(() => Number(process.exitCode ?? 0)),
      interruption(serves),
      closedOutput(),
    ]);
  } catch (error) {
    code = report(error);
  }
  await program.close();
  await Promise.all([process.stdout, process.stderr].map(flushed));
  return code;
}

/** Waits until a slow reader has everything: at the end of the process what still waits for a full pipe would be lost. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.destroyed || stream.writableLength === 0) return Promise.resolve();
  return new Promise((resolve) => {
    // A reader that has gone away wants nothing more.
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}

function commandLine(program: Program, version: string): Command {
  const root = new Command('downstream')
    .description('Where is the bottleneck of your delivery pipeline, did it move, and what breaks next?')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${complaintOf(text)} See "downstream --help".\n`) });
  // A command inside `serve` that fails is reported, and the server goes on.
  const inside = async (args: string[]) => {
    await commandLine(program, version).parseAsync(args, { from: 'user' }).catch(report);
  };
  registerServeCommand(root, program, inside);
  registerWorkerCommand(root, program);
  for (const register of commands) register(root, program.open);
  return root;
}

/** Prints what went wrong as one line on stderr, and says which exit code it means. */
function report(error: unknown): number {
  // Commander has printed its complaint already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const failure = failureOf(error);
  const hint =
    failure.code === 'internal' ? ' This is a fault in Downstream; DOWNSTREAM_LOG_LEVEL=debug shows where.' : '';
  process.stderr.write(`${oneLine(failure.message)}${hint}\n`);
  const detailed = ['debug', 'trace'].includes(process.env.DOWNSTREAM_LOG_LEVEL ?? '');
  if (detailed) process.stderr.write(`${String((failure.cause instanceof Error ? failure.cause : failure).stack)}\n`);
  return failure.exitCode;
}

/**
 * Ends a command in order on the first signal, and at once on one that comes more than a second later. What comes sooner is the same
 * Ctrl-C: the terminal sends it to npm and to us, and npm passes it on.
 */
function interruption(serves: boolean): Promise<number> {
  return new Promise((resolve) => {
    let first = Infinity;
    const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
    for (const [signal, number] of Object.entries(numbers)) {
      process.on(signal, () => {
        if (performance.now() - first > 1_000) process.exit(128 + number);
        first = Math.min(first, performance.now());
        resolve(serves ? 0 : 128 + number);
      });
    }
  });
}

/** The reader of our output has seen enough (`| head`): no error. */
function closedOutput(): Promise<number> {
  return new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve(0) : reject(error)));
  });
}

function complaintOf(text: string): string {
  const line = oneLine(text)
    .replace(/^error: /, '')
    .replace(/\.?$/, '.');
  return line[0].toUpperCase() + line.slice(1);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
