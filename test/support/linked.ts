import { derive } from '../../server/ledger/derivation';
import { batchOf } from '../../server/ledger/entry';
import { importRecords } from '../../server/ledger/import-records';
import { readDeliveryColumns } from '../../server/store/delivery-columns';
import { openStore, type Store } from '../../server/store/data-source';
import { cloneDatabase, type TestDatabase } from './database';

/** 2024-07-08 00:00 UTC, a Monday. */
const ZERO = Date.UTC(2024, 6, 8) / 1000;
/** Hours since that Monday, as records write a time; and in epoch seconds. */
export const at = (hours: number): string => new Date((ZERO + hours * 3600) * 1000).toISOString();
export const seconds = (hours: number): number => ZERO + hours * 3600;

/** A pull request of acme/shop, created and merged (into main) at these hours; null = open. */
export const pull = (number: number, created: number, merged: number | null, more: object = {}): object => ({
  kind: 'pull_request', repo: 'acme/shop', number, title: `Change ${number}`, author: 'ada', base: 'main', branch: `change-${number}`, created_at: at(created),
  ...(merged !== null && { merged_at: at(merged), closed_at: at(merged), merge_commit_sha: shaOf(number) }), ...more,
}); // prettier-ignore
/** The merge commit of a pull request of acme/shop. */
export const shaOf = (number: number): string => (number * 7919 + 0x10000000).toString(16).padStart(8, '0').repeat(5);
/** A successful deploy of the service web to production that starts half an hour before it finishes. */
export const deployed = (id: string, finished: number, more: object = {}): object => ({
  kind: 'deploy', id, service: 'web', repo: 'acme/shop', environment: 'production', sha: 'unknown', status: 'success', started_at: at(finished - 0.5), finished_at: at(finished), ...more,
}); // prettier-ignore
export const incident = (id: string, opened: number, resolved: number | null, more: object = {}): object => ({
  kind: 'incident', id, service: 'web', opened_at: at(opened), ...(resolved !== null && { resolved_at: at(resolved) }), ...more,
}); // prettier-ignore

/** A database into which records go straight through the ledger, with what follows from them. */
export class LinkedBench {
  private organizations = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly store: Store,
  ) {}

  static async open(): Promise<LinkedBench> {
    const database = await cloneDatabase();
    return new LinkedBench(database, await openStore({ ownerUrl: database.url, appUrl: database.url }));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.database.drop();
  }

  /** An empty organization. */
  async organization(): Promise<number> {
    const { rows } = await this.store.pool.query<{ id: number }>(
      'INSERT INTO organization (name) VALUES ($1) RETURNING id',
      [`org ${(this.organizations += 1)}`],
    );
    return rows[0].id;
  }

  /** Imports records of one file, and derives. */
  async import(id: number, records: readonly object[]): Promise<void> {
    async function* batches() {
      yield batchOf('records', 'test', records);
      await Promise.resolve();
    }
    const summary = await importRecords(this.store, id, batches(), {
      door: 'records',
      source: 'test',
      derive: (organization, touched) => derive(this.store, organization, touched),
    });
    expect(Object.values(summary.kinds).map(({ rejected }) => rejected)).toEqual(
      Object.values(summary.kinds).map(() => 0),
    );
  }

  async select<T>(id: number, query: string, values: unknown[] = []): Promise<T[]> {
    return this.store.inOrganization(id, async (client) => (await client.query(query, values)).rows as T[]);
  }

  /** Per pull request its deploy, what says so, and services: `shop#1 d1 commit`. */
  async changes(id: number): Promise<string[]> {
    const rows = await this.select<Record<'repo' | 'deploy' | 'evidence' | 'services', string> & { number: number; known: boolean }>(
      id,
      `SELECT repo, number, coalesce(deploy_id, '-') AS deploy, coalesce(deploy_evidence, '-') AS evidence, array_to_string(services, '+') AS services,
         stays[9] <> 'NaN' AS known
       FROM pull_request_flow WHERE state = 1 ORDER BY repo, number`,
    ); // prettier-ignore
    return rows.map(
      ({ repo, number, deploy, evidence, services, known }) =>
        `${repo.split('/')[1]}#${number} ${known ? '' : 'unknown '}${deploy} ${evidence}${services ? ` ${services}` : ''}`,
    );
  }

  /** Per incident its service, deploy, evidence and decision: `i1 web d1 time`. */
  async incidents(id: number): Promise<string[]> {
    const { incidents } = await readDeliveryColumns(this.store, id);
    return incidents.rows.map((row) =>
      [row.id, row.service || '-', row.deploy || '-', row.evidence || '-', ...(row.decided ? [row.decided] : [])].join(
        ' ',
      ),
    );
  }

  /** All that is derived, versions apart. */
  async derived(id: number): Promise<unknown[]> {
    return this.select(
      id,
      `SELECT to_jsonb(f) - 'version' - 'organization_id' AS row FROM pull_request_flow f ORDER BY repo, number`,
    );
  }
}
