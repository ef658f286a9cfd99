import { once } from 'node:events';
import type { Command } from 'commander';
import { csvLines, type Cell } from '../../platform/csv';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectionsService } from './connections.service';
import type { Reject } from './connections.types';

const page = 200;

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** All rejects, a page at a time. */
async function* rejectsOf(connections: ConnectionsService, org: string | undefined): AsyncGenerator<Reject> {
  let after: string | null = null;
  do {
    const { nodes, endCursor, hasNextPage } = await connections.rejects(org, page, after);
    yield* nodes;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
}

async function* cells(rejects: AsyncIterable<Reject>): AsyncGenerator<Cell[]> {
  for await (const of of rejects)
    yield [of.id, of.door, of.source, of.line, of.kind, of.reason, of.message, instantOf(of.firstSeen), of.raw];
}

/** `downstream rejects`: rows that no door could use; `--replay` tries them again. Exit code 3 while some are left after a replay. */
export function registerRejectsCommand(program: Command, open: OpenApplication): void {
  program
    .command('rejects')
    .description('rows that could not be taken, each with its reason')
    .option('--org <name>', 'organization')
    .option('--replay', 'send them through their doors again')
    .option('--json', 'print as JSON, one reject per line')
    .option('--csv', 'print as CSV')
    .action(async (options: { org?: string; replay?: boolean; json?: boolean; csv?: boolean }) => {
      const connections = (await open()).get(ConnectionsService);
      if (options.replay) {
        const { taken, left } = await connections.replay(options.org);
        await print(options.json ? `${JSON.stringify({ taken, left })}\n` : `${taken} taken, ${left} left.\n`);
        if (left > 0) process.exitCode = 3;
        return;
      }
      if (options.csv) {
        const columns = ['id', 'door', 'source', 'line', 'kind', 'reason', 'message', 'first_seen', 'raw'];
        const about = ['Rows that could not be taken; times in UTC.'];
        for await (const line of csvLines({ columns, rows: cells(rejectsOf(connections, options.org)) }, about))
          await print(line);
        return;
      }
      let told = 0;
      for await (const reject of rejectsOf(connections, options.org)) {
        const { id, door, source, line, kind, reason, message, raw } = reject;
        const json = { id, door, source, line, kind, reason, message, raw, firstSeen: instantOf(reject.firstSeen) };
        await print(options.json ? `${JSON.stringify(json)}\n` : `${reason}  ${message}\n`);
        told++;
      }
      if (told === 0 && !options.json) await print('No row was rejected.\n');
    });
}
