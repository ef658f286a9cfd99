import type { Command } from 'commander';
import type { OpenApplication } from '../../platform/open-application';
import { DirectoryService } from './directory.service';
import { changedSettings, type SettingsOptions } from './settings';

interface OrganizationOptions extends SettingsOptions {
  org?: string;
  json?: boolean;
}

/** `downstream organization`: what an organization decides for itself, shown and changed. */
export function registerOrganizationCommand(program: Command, open: OpenApplication): void {
  program
    .command('organization')
    .description('time zone, working hours, holidays and targets of an organization; with options, changes them')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--time-zone <zone>', 'whose days and weeks count, such as Europe/Berlin')
    .option('--hours <days=hours...>', 'working hours, such as mon-thu=9-17 fri=9-15 (replaces all)')
    .option('--holidays <day...>', 'days nobody works, such as 2026-12-25 (replaces all)')
    .option('--target <stage=days...>', 'backlog days that are right, such as review=1')
    .option('--json', 'JSON')
    .action(async (options: OrganizationOptions) => {
      const app = await open();
      const directory = app.get(DirectoryService);
      const settings = await directory.settings(options.org, (before) => changedSettings(before, options));
      if (options.json) {
        process.stdout.write(`${JSON.stringify(settings)}\n`);
        return;
      }
      const { name, timeZone, calendar, holidays, targets } = settings;
      const hours = Object.entries(calendar).map(
        ([day, spans]) => `${day} ${spans.map((span) => span.join('-')).join(', ')}`,
      );
      const days = Object.entries(targets).map(([stage, value]) => `${stage} ${value} d`);
      process.stdout.write(
        [
          `organization  ${name}`,
          `time zone     ${timeZone}`,
          `hours         ${hours.join('; ')}`,
          `holidays      ${holidays.length > 0 ? holidays.join(', ') : 'none'}`,
          `targets       ${days.join(', ')}`,
        ].join('\n') + '\n',
      );
    });
}
