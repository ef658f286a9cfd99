import type { Command } from 'commander';
import { csvLines } from '../../platform/csv';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectionList } from './connection-list.service';
import {
  connectionJson,
  connectionText,
  repositoryCells,
  repositoryColumns,
  type ReportedConnection,
} from './connection-report';
import { ConnectionsService } from './connections.service';
import type { Source } from './connections.types';
import { tableText } from './summary-table';

const dayOf = (seconds: number | null): string =>
  seconds === null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const instantOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());

const columns = ['source', 'door', 'kind', 'records', 'rejected', 'repos'];

/** `downstream sources`: what is connected and how far it is, then what came in, from where and how far it reaches. */
export function registerSourcesCommand(program: Command, open: OpenApplication): void {
  program
    .command('sources')
    .description('what is connected and how complete it is, and what came in per source and kind')
    .option('--org <name>', 'organization')
    .option('--repositories', 'every repository of the connections, also those that are complete')
    .option('--json', 'print as JSON')
    .option('--csv', 'print what came in as CSV; with --repositories the repositories of the connections')
    .action(async (options: { org?: string; repositories?: boolean; json?: boolean; csv?: boolean }) => {
      const app = await open();
      const sources = await app.get(ConnectionsService).sources(options.org);
      const reported = await reportedConnections(app.get(ConnectionList), options.org);
      if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(reported, sources))}\n`);
      else if (options.csv) {
        const table = options.repositories
          ? { columns: repositoryColumns, rows: reported.flatMap(repositoryCells) }
          : { columns: [...columns, 'first_at', 'last_at', 'imported_at'], rows: sources.map(cellsOf) };
        const about = options.repositories
          ? ['Repositories of the connections and how far they are; times in UTC.']
          : ['What came in, per source and kind; times in UTC.'];
        for await (const line of csvLines(table, about)) process.stdout.write(line);
      } else process.stdout.write(textOf(reported, sources, options.repositories ?? false));
    });
}

async function reportedConnections(list: ConnectionList, org: string | undefined): Promise<ReportedConnection[]> {
  const reported: ReportedConnection[] = [];
  for (const connection of await list.connections(org)) {
    const repositories = [];
    let after: string | undefined;
    do {
      const page = await list.syncedRepositories(org, connection.id, { first: 500, after });
      repositories.push(...page.nodes);
      after = page.hasNextPage ? (page.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    reported.push({ connection, repositories });
  }
  return reported;
}

function jsonOf(reported: readonly ReportedConnection[], sources: readonly Source[]) {
  const told = sources.map((source) => ({
    ...source,
    firstAt: instantOf(source.firstAt),
    lastAt: instantOf(source.lastAt),
    importedAt: instantOf(source.importedAt),
  }));
  return { connections: reported.map(connectionJson), sources: told };
}

const cellsOf = (of: Source) => [
  ...[of.source, of.door, of.kind, of.records, of.rejected, of.repos],
  ...[of.firstAt, of.lastAt, of.importedAt].map(instantOf),
];

function textOf(reported: readonly ReportedConnection[], sources: readonly Source[], all: boolean): string {
  if (reported.length === 0 && sources.length === 0)
    return 'Nothing came in yet: "downstream connect github --org-login LOGIN" or "downstream import PATH".\n';
  const rows = sources.map((of) => [
    ...[of.source, of.door, of.kind, of.records, of.rejected, of.repos],
    ...[of.firstAt, of.lastAt, of.importedAt].map(dayOf),
  ]);
  const header = [...columns, 'first (UTC)', 'last (UTC)', 'imported (UTC)'];
  return [
    ...(reported.length > 0 ? [connectionText(reported, all, Date.now() / 1000)] : []),
    ...(sources.length > 0 ? [tableText(header, rows)] : []),
  ].join('\n');
}
