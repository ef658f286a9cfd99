import 'reflect-metadata';
import { Client, types, type ClientConfig, type Pool, type PoolClient } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CreateOrganization1764000000000 } from '../../migrations/1764000000000-create-organization';
import { CreateLedger1764000001000 } from '../../migrations/1764000001000-create-ledger';
import { CreatePullRequestFlow1764000002000 } from '../../migrations/1764000002000-create-pull-request-flow';
import { CreateConnection1764000003000 } from '../../migrations/1764000003000-create-connection';
import { CreateAccountSeen1764000004000 } from '../../migrations/1764000004000-create-account-seen';
import { AddDelivery1764000005000 } from '../../migrations/1764000005000-add-delivery';
import { AddFindings1764000006000 } from '../../migrations/1764000006000-add-findings';
import { AddAdoption1764000007000 } from '../../migrations/1764000007000-add-adoption';
import { AddForecast1764000008000 } from '../../migrations/1764000008000-add-forecast';
import { AddReport1764000009000 } from '../../migrations/1764000009000-add-report';
import { AddRequestedReviewer1764000010000 } from '../../migrations/1764000010000-add-requested-reviewer';
import { Failure } from '../platform/failure';
import type { SecretBox } from '../platform/sealed';
import { prepareRole } from './database-role';
import { prepareQueue } from './job-queue';

/** In the order of their numbers. Listed rather than searched for: a missing file is an error of the compiler. */
export const migrations: Exclude<DataSourceOptions['migrations'], undefined> = [
  CreateOrganization1764000000000,
  CreateLedger1764000001000,
  CreatePullRequestFlow1764000002000,
  CreateConnection1764000003000,
  CreateAccountSeen1764000004000,
  AddDelivery1764000005000,
  AddFindings1764000006000,
  AddAdoption1764000007000,
  AddForecast1764000008000,
  AddReport1764000009000,
  AddRequestedReviewer1764000010000,
];

const migrating = 4600_03;

/** Where the database is. */
export interface DatabaseAddress {
  /** May change the schema. */
  ownerUrl: string;
  /** For everything else; the same URL when there is only one (DATABASE_URL). */
  appUrl: string;
}

/** The open database of the application: migrated, and bound by row-level security. */
export class Store {
  /** @param secrets with its key deleted people are marked; without it their marks cannot be read */
  constructor(
    readonly dataSource: DataSource,
    readonly secrets?: SecretBox,
  ) {}

  /** For SQL that returns columns. Outside `inOrganization` the tables with an `organization_id` look empty. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * Runs `work` in one transaction that sees and writes the rows of one organization only.
   *
   * @param work gets the transaction's connection; what it throws rolls everything back and is thrown on
   */
  async inOrganization<T>(organizationId: number, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query(`select set_config('app.organization_id', $1, true)`, [String(organizationId)]);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      // When not even the rollback works, the connection is of no further use.
      await client.query('rollback').catch((fault: Error) => (broken = fault));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}

/**
 * Opens the database: brings its schema up to date (one process at a time), then connects as the role that row-level security binds.
 *
 * Values: int8 and counts come as numbers, timestamptz and date as PostgreSQL's text (times are selected as epoch seconds).
 *
 * @throws Failure database_unavailable when it cannot be reached or is older than PostgreSQL 14
 */
export async function openStore(address: DatabaseAddress, secrets?: SecretBox): Promise<Store> {
  const role = await migrate(address);
  const url = role === null || address.appUrl !== address.ownerUrl ? address.appUrl : withRole(address.appUrl, role);
  const dataSource = new DataSource({
    ...optionsOf(url),
    // Three imports with their derivations (server/ledger/turns.ts), and room for readers.
    poolSize: 30,
    // Who waits longer than this for a connection waits for somebody who waits for him: an error is better than a server that stands still.
    extra: { types: { getTypeParser }, Client: LastingClient, connectionTimeoutMillis: 60_000 },
  });
  return new Store(await dataSource.initialize(), secrets);
}

async function migrate({ ownerUrl }: DatabaseAddress): Promise<string | null> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new Failure(
      'database_unavailable',
      `The database ${withoutPassword(ownerUrl)} cannot be reached (${(cause as Error).message}): start it, or correct DATABASE_URL.`,
      { cause },
    );
  }
  try {
    await client.query('select pg_advisory_lock($1)', [migrating]);
    await requireVersion(client);
    const role = await prepareRole(client);
    const owner = await new DataSource({ ...optionsOf(ownerUrl), poolSize: 1, migrations }).initialize();
    try {
      await owner.runMigrations({ transaction: 'each' });
    } finally {
      await owner.destroy();
    }
    await prepareQueue(client, role === null ? ownerUrl : withRole(ownerUrl, role), role);
    return role;
  } finally {
    await client.end();
  }
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  if (rows[0].number >= 140000) return;
  throw new Failure(
    'database_unavailable',
    `DATABASE_URL names a PostgreSQL ${rows[0].name}; version 14 or newer is needed.`,
  );
}

function optionsOf(url: string) {
  return { type: 'postgres' as const, url, installExtensions: false, logging: false, applicationName: 'downstream' };
}

/** The role is set at connection, so that no query of the pool ever runs before it. */
function withRole(url: string, role: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `${changed.searchParams.get('options') ?? ''} -c role=${role}`.trim());
  return changed.href;
}

/** A lost connection fails the query that runs on it or comes next; without a listener its event would end the process as well. */
class LastingClient extends Client {
  constructor(config: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

const asText = (text: string) => text;
const parsers: Record<number, (text: string) => unknown> = {
  [types.builtins.INT8]: Number,
  [types.builtins.TIMESTAMPTZ]: asText,
  [types.builtins.TIMESTAMP]: asText,
  [types.builtins.DATE]: asText,
};

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers[oid]) || types.getTypeParser(oid, format as 'text');
}

function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1@');
}
