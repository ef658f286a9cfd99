import { Command } from 'commander';
import type { Program } from './program';

interface ServeOptions {
  port?: string;
  host?: string;
  demo?: boolean;
  import?: string[];
  org?: string;
}

/**
 * `downstream serve`: the page and the API, until the process is told to stop.
 *
 * @param runCommand runs another command of the program inside the served application
 */
export function registerServeCommand(
  program: Command,
  run: Program,
  runCommand: (args: string[]) => Promise<void>,
): void {
  program
    .command('serve')
    .description('serve the page and the API; embedded PostgreSQL unless DATABASE_URL is set')
    .option('--port <number>', 'port to listen on (DOWNSTREAM_PORT, 4600)')
    .option('--host <address>', 'address to listen on (DOWNSTREAM_HOST, 127.0.0.1)')
    .option('--demo', 'load the simulated organization')
    .option('--import <path...>', 'import these files or folders once it runs')
    .option('--org <name>', 'the organization to import into')
    .action(async (options: ServeOptions) => {
      const address = await run.serve(options);
      process.stdout.write(`Downstream is ready: ${address}\n`);
      if (options.demo) await runCommand(['demo']);
      const organization = options.org === undefined ? [] : ['--org', options.org];
      if (options.import) await runCommand(['import', ...organization, '--', ...options.import]);
      await new Promise(() => undefined);
    });
}
