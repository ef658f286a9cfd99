import { SingleBar, Presets } from 'cli-progress';
import { InvalidArgumentError, type Command } from 'commander';
import type { OpenApplication } from '../../platform/open-application';
import { DemoService, type DemoOptions } from './demo.service';

/** `downstream demo`: loads the simulated organization. */
export function registerDemoCommand(program: Command, open: OpenApplication): void {
  program
    .command('demo')
    .description('load the simulated organization: a year of invented records, clearly marked')
    .option('--seed <number>', 'another year of the same kind', seedOf)
    .action(async ({ seed }: { seed?: number }) => {
      const demo = (await open()).get(DemoService);
      const bar = progressBar();
      const loaded = await demo.load({ seed, now: Date.now() / 1000, onProgress: bar.show }).finally(bar.stop);
      const day = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
      process.stdout.write(
        `Loaded the simulated organization "${loaded.organization}": ${loaded.pullRequests.toLocaleString('en')} pull requests and ` +
          `${(loaded.records - loaded.pullRequests).toLocaleString('en')} other records from ${day(loaded.startsAt)} to ${day(loaded.endsAt - 1)}. All of it is invented.\n`,
      );
    });
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`"${text}" is no seed; give a whole number from 0 to 999999999.`);
}

/** Shows how far it is on a terminal; elsewhere nothing. */
function progressBar(): { show: NonNullable<DemoOptions['onProgress']>; stop: () => void } {
  let bar: SingleBar | undefined;
  return {
    show({ done, total, step }) {
      if (!process.stderr.isTTY) return;
      if (!bar) {
        bar = new SingleBar(
          {
            format: ' {bar} {percentage} % · {value} of {total} records{step}',
            stream: process.stderr,
            hideCursor: true,
          },
          Presets.shades_classic,
        );
        bar.start(total, done, { step: '' });
      }
      bar.update(done, { step: step === 'deriving' ? ' · deriving stages' : '' });
    },
    stop: () => bar?.stop(),
  };
}
