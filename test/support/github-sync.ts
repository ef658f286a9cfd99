import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import type { GithubCheck, SyncProgress, SyncResult } from '../../server/sources/github/sync-context';
import type { TestDatabase } from './database';
import { buildServer } from './program';

/** A connection of the tests: the whole organization `acme` by token, unless they say otherwise. */
export interface SyncSettings {
  baseUrl: string;
  target?: 'organization' | 'user' | 'repositories';
  login?: string | null;
  repositories?: string[];
  auth?: Record<string, unknown>;
  incidentLabels?: string[];
  workflows?: string[];
  repositoriesWithPaths?: string[];
}

export interface SyncEnd {
  result: SyncResult | undefined;
  fault: { code?: string; message: string; remedy?: string } | undefined;
  progress: SyncProgress[];
  /** Seconds of every wait, in order. */
  waits: number[];
  derivations: number;
  code: number | null;
}

export interface SyncProcess {
  child: ChildProcess;
  end: Promise<SyncEnd>;
}

interface Line {
  progress?: SyncProgress;
  wait?: number;
  result?: SyncResult;
  derivations?: number;
  fault?: SyncEnd['fault'];
}

/** Starts one run of the sync as a process of its own. `fakeWait`: waits are told, not waited for. */
export async function startSync(
  database: TestDatabase,
  settings: SyncSettings,
  options: { organization?: string; fakeWait?: boolean; timeoutSeconds?: number; check?: boolean } = {},
): Promise<SyncProcess> {
  await buildServer();
  const { baseUrl, target = 'organization', login = 'acme', repositories = [] } = settings;
  const { incidentLabels, workflows, repositoriesWithPaths } = settings;
  const auth = settings.auth ?? { kind: 'token', token: 'token-of-the-double' };
  const connection = {
    name: `github.test/${login ?? 'chosen'}`,
    baseUrl,
    target,
    login,
    repositories,
    auth,
    incidentLabels,
    workflows,
    repositoriesWithPaths,
  };
  const given = { databaseUrl: database.url, organization: options.organization ?? 'main', connection, ...options };
  const child = spawn(process.execPath, [join(__dirname, 'github-sync-child.cjs'), JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const end = new Promise<SyncEnd>((resolve, reject) => {
    child.once('close', (code) => {
      if (errors !== '') return reject(new Error(`The sync complained: ${errors}`));
      const lines = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
      const last = lines.at(-1);
      resolve({
        result: last?.result,
        fault: last?.fault,
        derivations: last?.derivations ?? 0,
        progress: lines.flatMap(({ progress }) => progress ?? []),
        waits: lines.flatMap(({ wait }) => wait ?? []),
        code,
      });
    });
  });
  return { child, end };
}

/** One run to its end. Throws when it ended by a fault in the program. */
export async function runSync(...given: Parameters<typeof startSync>): Promise<SyncEnd> {
  const { end } = await startSync(...given);
  const ended = await end;
  if (ended.fault && ended.fault.code === undefined) throw new Error(JSON.stringify(ended.fault));
  return ended;
}

export async function runCheck(
  database: TestDatabase,
  settings: SyncSettings,
): Promise<{ check: GithubCheck | undefined; fault: SyncEnd['fault'] }> {
  const { result, fault } = await runSync(database, settings, { check: true });
  return { check: result as unknown as GithubCheck | undefined, fault };
}

/** Rows of the organization `main` by SQL. */
export async function rowsOf<T>(database: TestDatabase, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(
      `SELECT set_config('app.organization_id', (SELECT id::text FROM organization WHERE name = 'main'), false)`,
    );
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}
