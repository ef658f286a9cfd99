import type { TestDatabase } from './database';
import { buildServer, startProgram } from './program';

export interface CommandLineResult {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs one command of the compiled program on the given database, as a process of its own, to its end. */
export async function runCommand(database: TestDatabase, ...args: string[]): Promise<CommandLineResult> {
  await buildServer();
  const program = startProgram(args, { DATABASE_URL: database.url });
  const code = await program.ended;
  return { code, output: program.output(), errors: program.errors() };
}

/** The same for a command that must succeed; gives what it printed. */
export async function outputOf(database: TestDatabase, ...args: string[]): Promise<string> {
  const { code, output, errors } = await runCommand(database, ...args);
  if (code !== 0) throw new Error(`downstream ${args.join(' ')} ended with ${code}: ${errors}`);
  return output;
}
