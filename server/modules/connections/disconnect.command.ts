import type { Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { chosenConnections } from './chosen-connections';
import { ConnectionList } from './connection-list.service';
import { GithubConnections } from './github-connections.service';

/** `downstream disconnect SOURCE`: forgets a connection and its credentials; the records stay. */
export function registerDisconnectCommand(program: Command, open: OpenApplication): void {
  program
    .command('disconnect')
    .description('stop reading a connection and forget its token; the records stay')
    .argument('<source>', 'its name or number, as "downstream sources" shows it')
    .option('--org <name>', 'organization')
    .action(async (source: string, { org }: { org?: string }) => {
      const app = await open();
      const chosen = chosenConnections(await app.get(ConnectionList).connections(org), source);
      if (chosen.length > 1)
        throw new Failure(
          'wrong_use',
          `"${source}" fits ${chosen.map(({ name }) => name).join(', ')}: give the whole name.`,
        );
      await app.get(GithubConnections).disconnect(org, chosen[0].id);
      process.stdout.write(`Disconnected ${chosen[0].name}; its records stay.\n`);
    });
}
