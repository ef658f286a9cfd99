import type { Command } from 'commander';
import { failureOf } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { isUsageDoor } from '../../sources/usage-pull/usage-connection';
import { Organizations } from '../../store/organizations';
import { chosenConnections } from './chosen-connections';
import { ConnectionList } from './connection-list.service';
import { ConnectionAuth, type Connection } from './connection.types';
import { SyncService, type RoundResult } from './sync.service';
import { SyncProgressBar } from './sync-progress';

type Round = { connection: Connection } & ({ result: RoundResult } | { error: string });

/** `downstream sync`: one round in this process. Exit code 0 when everything is in, 3 when something is missing, 1 when a connection failed. */
export function registerSyncCommand(program: Command, open: OpenApplication): void {
  program
    .command('sync')
    .description('read once what is new in every connection, here and now')
    .argument('[source]', 'only this one: its name or number, as "downstream sources" shows it')
    .option('--org <name>', 'organization')
    .option('--json', 'print as JSON')
    .action(async (source: string | undefined, { org, json }: { org?: string; json?: boolean }) => {
      const app = await open();
      const { id } = await app.get(Organizations).get(org);
      const connections = chosenConnections(await app.get(ConnectionList).connections(org), source);
      const rounds: Round[] = [];
      for (const connection of connections) {
        // Those that nobody asked for by name are left as they are set.
        if (source === undefined && (connection.paused || connection.auth === ConnectionAuth.none)) continue;
        const round = await roundOf(app.get(SyncService), id, connection);
        rounds.push(round);
        if (json) continue;
        if ('error' in round) process.stderr.write(`${connection.name}: ${round.error}\n`);
        else process.stdout.write(`${connection.name}: ${round.result.message}\n`);
      }
      if (json) process.stdout.write(`${JSON.stringify({ connections: rounds.map(told) })}\n`);
      else if (rounds.length === 0)
        process.stdout.write('Every connection is paused or takes webhooks only: name one to sync it.\n');
      if (rounds.some((round) => 'error' in round)) process.exitCode = 1;
      else if (rounds.some((round) => 'result' in round && !round.result.complete)) process.exitCode = 3;
    });
}

async function roundOf(syncs: SyncService, organizationId: number, connection: Connection): Promise<Round> {
  const bar = new SyncProgressBar(connection.name, isUsageDoor(connection.door) ? 'days' : 'pull requests');
  const stop = new AbortController();
  try {
    const result = await syncs
      .sync(organizationId, Number(connection.id), stop.signal, bar.show)
      .finally(() => bar.stop());
    return { connection, result };
  } catch (error) {
    return { connection, error: failureOf(error).message };
  }
}

function told(round: Round) {
  const { id, name } = round.connection;
  if ('error' in round)
    return {
      id,
      name,
      complete: false,
      repositories: null,
      failed: null,
      pullRequests: null,
      points: null,
      message: null,
      error: round.error,
    };
  const { complete, repositories, failed, pullRequests, points, days, rows, rejected, message } = round.result;
  const github = { repositories: repositories ?? null, failed: failed ?? null, pullRequests: pullRequests ?? null, points: points ?? null }; // prettier-ignore
  // Of a vendor whose usage is pulled.
  const usage = days === undefined ? {} : { days, rows: rows ?? null, rejected: rejected ?? null };
  return { id, name, complete, ...github, ...usage, message, error: null };
}
