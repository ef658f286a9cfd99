import { once } from 'node:events';
import type { Command } from 'commander';
import type { OpenApplication } from '../../platform/open-application';
import { ConnectionsService } from './connections.service';

const page = 200;

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** `downstream rejects`: rows that no door could use; `--replay` tries them again. Exit code 3 while some are left after a replay. */
export function registerRejectsCommand(program: Command, open: OpenApplication): void {
  program
    .command('rejects')
    .description('rows that could not be taken, each with its reason')
    .option('--org <name>', 'organization')
    .option('--replay', 'send them through their doors again')
    .option('--json', 'print as JSON, one reject per line')
    .action(async (options: { org?: string; replay?: boolean; json?: boolean }) => {
      const connections = (await open()).get(ConnectionsService);
      if (options.replay) {
        const { taken, left } = await connections.replay(options.org);
        await print(options.json ? `${JSON.stringify({ taken, left })}\n` : `${taken} taken, ${left} left.\n`);
        if (left > 0) process.exitCode = 3;
        return;
      }
      let after: string | null = null;
      let told = 0;
      do {
        const { nodes, endCursor, hasNextPage } = await connections.rejects(options.org, page, after);
        for (const reject of nodes) {
          const firstSeen = new Date(reject.firstSeen * 1000).toISOString();
          const { id, door, source, line, kind, reason, message, raw } = reject;
          const json = { id, door, source, line, kind, reason, message, raw, firstSeen };
          await print(options.json ? `${JSON.stringify(json)}\n` : `${reason}  ${message}\n`);
          told++;
        }
        after = hasNextPage ? endCursor : null;
      } while (after !== null);
      if (told === 0 && !options.json) await print('No row was rejected.\n');
    });
}
