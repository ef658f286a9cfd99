import type { Command } from 'commander';
import type { JobRow } from './platform/job-table';
import { JobState } from './platform/job.types';
import type { Program } from './program';

const words: Record<JobState, string> = {
  waiting: 'goes back to the queue',
  running: 'runs',
  done: 'is done',
  failed: 'failed',
  stopped: 'was stopped',
};

/** `downstream worker`: works off jobs beside `serve`, in any number of processes, until it is told to stop. */
export function registerWorkerCommand(program: Command, run: Program): void {
  program
    .command('worker')
    .description('work off jobs (syncs, webhooks, loads) in this process too, until it is told to stop')
    .action(async () => {
      await run.work(print);
      process.stdout.write('Downstream works off jobs.\n');
      await new Promise(() => undefined);
    });
}

/** A line for each job that begins or ends; how far one is stands on the page. */
function print({ id, name, state, message, error, done }: JobRow): void {
  if (state === JobState.running && done > 0) return;
  const told = state === JobState.running ? null : (error ?? message);
  process.stdout.write(`${new Date().toISOString()} ${name} (${id}) ${words[state]}${told ? `: ${told}` : ''}\n`);
}
