import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Figure } from './figure';
import { mapDocuments } from './map-documents';
import { ORGANIZATION } from './open-database';
import { TEAMS, teamName } from './organization-records';
import type { Run } from './parts';
import { messageOf, post } from './served-requests';
import { quantile, timed } from './timing';

const ROUNDS = 5;

interface Scope {
  range: string;
  teams?: string[];
  clock?: 'working';
}
interface Request {
  query: string;
  variables: { org: string; scope?: Scope };
}

/** The Map page's requests over HTTP against the real server in another process. */
export async function requestFigures(run: Run): Promise<Figure[]> {
  const server = fork(join(__dirname, 'served-program.js'), [], {
    execArgv: process.execArgv,
    serialization: 'advanced',
  });
  try {
    const { url } = (await messageOf(server)) as { url: string };
    const empty = await memoryOf(server);
    const documents = mapDocuments();
    const scopes = scopesOf();
    const ask = async ({ query, variables }: Request): Promise<number> =>
      (await timed(() => post(url, query, variables))).ms;
    const requestsOf = (scope: Scope): Request[] => [
      { query: documents.Shell, variables: { org: ORGANIZATION } },
      { query: documents.Cuts, variables: { org: ORGANIZATION } },
      { query: documents.BottleneckNow, variables: { org: ORGANIZATION, scope } },
      { query: documents.FlowTotals, variables: { org: ORGANIZATION, scope } },
      { query: documents.Ageing, variables: { org: ORGANIZATION, scope } },
    ];
    const page = async (scope: Scope): Promise<number> =>
      (await timed(() => Promise.all(requestsOf(scope).map(ask)))).ms;

    const first = await page(scopes[0]);
    const loaded = await memoryOf(server);
    const cold: number[] = [];
    for (const scope of scopes.slice(1)) cold.push(await page(scope));

    const warm: number[] = [];
    const pages: number[] = [];
    const bare: number[] = [];
    const each = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round++)
      for (const scope of scopes) {
        for (const request of requestsOf(scope)) {
          const ms = await ask(request);
          warm.push(ms);
          const name = /query (\w+)/.exec(request.query)?.[1] ?? '';
          each.set(name, [...(each.get(name) ?? []), ms]);
        }
        pages.push(await page(scope));
        bare.push(await ask({ query: '{ __typename }', variables: { org: ORGANIZATION } }));
      }
    const full = await memoryOf(server);
    server.send('close');
    await once(server, 'exit');
    const floor = { floorName: 'an empty GraphQL request' };
    const ms = (name: string, values: number[], p: number, aim?: string): Figure => ({
      name: `${name}, ${p === 0.5 ? 'p50' : 'p95'}`,
      unit: 'ms',
      ours: quantile(values, p),
      floor: quantile(bare, p),
      ...floor,
      aim,
    });
    return [
      { name: 'Map page, first of a process (reads the columns)', unit: 'ms', ours: first },
      ms('Map page, first of a scope, all its requests at once', cold, 0.5),
      ms('Map page, first of a scope, all its requests at once', cold, 0.95),
      ms('Map request, warm', warm, 0.5, '< 50 ms'),
      ms('Map request, warm', warm, 0.95, '< 50 ms'),
      ...[...each].map(([name, values]) => ms(`… ${name}`, values, 0.95)),
      ms('Map page, warm, all its requests at once', pages, 0.5),
      ms('Map page, warm, all its requests at once', pages, 0.95),
      { name: 'server: memory when started', unit: 'MB', ours: empty / 2 ** 20 },
      { name: 'server: memory with the columns', unit: 'MB', ours: loaded / 2 ** 20 },
      { name: 'server: memory after all requests', unit: 'MB', ours: full / 2 ** 20 },
      { name: 'server: growth per pull request', unit: 'B', ours: (full - empty) / run.pullRequests },
    ];
  } finally {
    if (server.exitCode === null) server.kill();
  }
}

/** The whole organization and each team, on each clock, over two ranges. */
function scopesOf(): Scope[] {
  const teams = [undefined, ...Array.from({ length: TEAMS }, (_, team) => [teamName(team)])];
  return ['-26w', '-12w'].flatMap((range) =>
    [undefined, 'working' as const].flatMap((clock) =>
      teams.map((of) => ({ range, ...(of && { teams: of }), ...(clock && { clock }) })),
    ),
  );
}

/** Resident memory after a collection. */
async function memoryOf(server: ChildProcess): Promise<number> {
  server.send('memory');
  const { memory } = (await messageOf(server)) as { memory: NodeJS.MemoryUsage };
  return memory.rss;
}
