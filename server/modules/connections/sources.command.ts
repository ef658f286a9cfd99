import type { Command } from 'commander';
import { csvLines } from '../../platform/csv';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectionsService } from './connections.service';
import { tableText } from './summary-table';

const dayOf = (seconds: number | null): string =>
  seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const instantOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());

/** `downstream sources`: what came in, from where and how far it reaches. */
export function registerSourcesCommand(program: Command, open: OpenApplication): void {
  program
    .command('sources')
    .description('what came in, per source and kind')
    .option('--org <name>', 'organization')
    .option('--json', 'print as JSON')
    .option('--csv', 'print as CSV')
    .action(async (options: { org?: string; json?: boolean; csv?: boolean }) => {
      const sources = await (await open()).get(ConnectionsService).sources(options.org);
      if (options.json) {
        const told = sources.map((source) => ({
          ...source,
          firstAt: instantOf(source.firstAt),
          lastAt: instantOf(source.lastAt),
          importedAt: instantOf(source.importedAt),
        }));
        process.stdout.write(`${JSON.stringify({ sources: told })}\n`);
        return;
      }
      if (options.csv) {
        const rows = sources.map((of) => [of.source, of.door, of.kind, of.records, of.rejected, of.repos, ...[of.firstAt, of.lastAt, of.importedAt].map(instantOf)]); // prettier-ignore
        const columns = [
          'source',
          'door',
          'kind',
          'records',
          'rejected',
          'repos',
          'first_at',
          'last_at',
          'imported_at',
        ];
        const about = ['What came in, per source and kind; times in UTC.'];
        for await (const line of csvLines({ columns, rows }, about)) process.stdout.write(line);
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
