import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordKinds } from '../../server/ledger/record-kinds';
import { openStore, type Store } from '../../server/store/data-source';
import { cloneDatabase, type TestDatabase } from './database';

export const at = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`;
export const pull = (number: number, more = {}): object => ({ kind: 'pull_request', repo: 'acme/shop', number, title: `Change ${number}`, author: 'ann', created_at: at(0), ...more }); // prettier-ignore
export const review = (number: number, id: number): object => ({ kind: 'review', repo: 'acme/shop', number, id, reviewer: 'ben', state: 'approved', submitted_at: at(id) }); // prettier-ignore
export const lines = (records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A database with the ledger's tables, and a folder for files to import. */
export class LedgerBench {
  private organizations = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly store: Store,
    readonly folder: string,
  ) {}

  static async open(): Promise<LedgerBench> {
    const database = await cloneDatabase();
    const store = await openStore({ ownerUrl: database.url, appUrl: database.url });
    return new LedgerBench(database, store, await mkdtemp(join(tmpdir(), 'downstream-import-')));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }

  /** An empty organization. */
  async organization(): Promise<number> {
    const { rows } = await this.store.pool.query<{ id: number }>(
      'INSERT INTO organization (name) VALUES ($1) RETURNING id',
      [`org ${(this.organizations += 1)}`],
    );
    return rows[0].id;
  }

  async file(name: string, content: string | Buffer): Promise<string> {
    const path = join(await mkdtemp(join(this.folder, 'in-')), name);
    await writeFile(path, content);
    return path;
  }

  async select(id: number, query: string): Promise<Record<string, unknown>[]> {
    return this.store.inOrganization(id, async (client) => (await client.query<Record<string, unknown>>(query)).rows);
  }

  /** Every record of an organization, as text. */
  async contents(id: number): Promise<string> {
    const all: Record<string, unknown> = {};
    for (const table of recordKinds.keys()) {
      all[table] = (
        await this.select(id, `SELECT (to_jsonb(t) - 'organization_id')::text AS row FROM "${table}" t ORDER BY 1`)
      ).map(({ row }) => row);
    }
    return JSON.stringify(all);
  }

  rejectsOf(id: number): Promise<Record<string, unknown>[]> {
    return this.select(id, 'SELECT line, kind, reason, raw FROM rejected_record ORDER BY line, reason');
  }
}
