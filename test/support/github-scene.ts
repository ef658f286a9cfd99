import { startGithubDouble, type GithubDouble, type GithubDoubleOptions } from '../doubles/github/github-double';
import { seededBuilder } from '../doubles/github/seeded-world';
import type { WorldBuilder } from '../doubles/github/world-builder';
import { cloneDatabase, type TestDatabase } from './database';
import { differences, ledgerIn, ledgerOf } from './github-ledger';
import { rowsOf, runSync, startSync, type SyncEnd, type SyncProcess, type SyncSettings } from './github-sync';

export interface SyncedRow {
  repo: string;
  state: string;
  cursor: string | null;
  error_code: string | null;
  error: string | null;
  remedy: string | null;
  counts: Record<string, { expected: number | null; got: number }>;
  lists: Record<string, unknown>;
}

/** A GitHub with its world, a database of one's own, and syncs between them. */
export interface GithubScene {
  double: GithubDouble;
  builder: WorldBuilder;
  database: TestDatabase;
  host: string;
  sync(options?: Parameters<typeof runSync>[2], settings?: Partial<SyncSettings>): Promise<SyncEnd>;
  startSync(options?: Parameters<typeof runSync>[2]): Promise<SyncProcess>;
  repositories(): Promise<SyncedRow[]>;
  /** What tells the ledger from the world; {} when all is there, once. */
  difference(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Two repositories with 130 pull requests in all, unless a world is given. */
export async function githubScene(options: GithubDoubleOptions = {}, given?: WorldBuilder): Promise<GithubScene> {
  const database = await cloneDatabase();
  const builder = given ?? seededBuilder({ pullRequests: 130, repositories: 2, releases: 2 });
  const double = await startGithubDouble(builder.world, options);
  const { host } = new URL(double.url);
  return {
    double,
    builder,
    database,
    host,
    sync: (more, settings) => runSync(database, { baseUrl: double.url, ...settings }, more),
    startSync: (more) => startSync(database, { baseUrl: double.url }, more),
    repositories: () =>
      rowsOf<SyncedRow>(
        database,
        'SELECT repo, state, cursor, error_code, error, remedy, counts, lists FROM synced_repository ORDER BY repo',
      ),
    difference: async () => differences(await ledgerIn(database), ledgerOf(builder.world, host)),
    close: async () => {
      await double.close();
      await database.drop();
    },
  };
}
