import type { Command } from 'commander';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectionsService } from './connections.service';
import { tableText } from './summary-table';

const dayOf = (seconds: number | null): string =>
  seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

/** `downstream sources`: what came in, from where and how far it reaches. */
export function registerSourcesCommand(program: Command, open: OpenApplication): void {
  program
    .command('sources')
    .description('what came in, per source and kind')
    .option('--org <name>', 'organization')
    .option('--json', 'print as JSON')
    .action(async (options: { org?: string; json?: boolean }) => {
      const sources = await (await open()).get(ConnectionsService).sources(options.org);
      if (options.json) {
        const instant = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());
        const told = sources.map((source) => ({
          ...source,
          firstAt: instant(source.firstAt),
          lastAt: instant(source.lastAt),
          importedAt: instant(source.importedAt),
        }));
        process.stdout.write(`${JSON.stringify({ sources: told })}\n`);
        return;
      }
      if (sources.length === 0) process.stdout.write('Nothing was imported yet: "downstream import PATH".\n');
      else {
        const rows = sources.map((source) => [
          source.source,
          source.door,
          source.kind,
          source.records,
          source.rejected,
          source.repos,
          dayOf(source.firstAt),
          dayOf(source.lastAt),
          dayOf(source.importedAt),
        ]);
        const header = [
          'source',
          'door',
          'kind',
          'records',
          'rejected',
          'repos',
          'first (UTC)',
          'last (UTC)',
          'imported (UTC)',
        ];
        process.stdout.write(tableText(header, rows));
      }
    });
}
