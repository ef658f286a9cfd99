import { derive } from '../../server/ledger/derivation';
import { batchOf } from '../../server/ledger/entry';
import { importRecords } from '../../server/ledger/import-records';
import type { Touched } from '../../server/ledger/touched';
import { outgoingFetch } from '../../server/platform/outgoing';
import type { UsageResult } from '../../server/sources/usage-pull/usage-connection';
import { UsageFault } from '../../server/sources/usage-pull/usage-fault';
import { syncUsage } from '../../server/sources/usage-pull/usage-sync';
import { usageRead, type UsageRead } from '../../server/sources/usage-pull/usage-progress';
import type { UsageDoor } from '../../server/sources/usage/usage-door';
import { openStore } from '../../server/store/data-source';
import { cloneDatabase } from './database';

/** Noon of a Monday: the newest whole day is Sunday, 2026-11-22, and 90 days back is 2026-08-25. */
export const pulledAt = Date.parse('2026-11-23T12:00:00Z') / 1000;

export interface PullEnd {
  result: UsageResult | undefined;
  fault: UsageFault | undefined;
  /** Seconds of every wait, in order. */
  waits: number[];
  messages: string[];
  derivations: number;
}

/** A database of one's own, and pulls of vendors into its organization `main`, in this process and without waiting. */
export async function startPulls() {
  const database = await cloneDatabase();
  const store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  await store.pool.query(`INSERT INTO organization (name) VALUES ('main')`);
  const { rows } = await store.pool.query<{ id: number }>('SELECT id FROM organization');
  const organizationId = rows[0].id;
  // Into an organization without any pull request everything comes for the first time.
  const change = { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'A', author: 'ada', created_at: '2026-11-02T08:00:00Z' }; // prettier-ignore
  const first = (async function* () {
    yield batchOf('records', 'first', [change]);
  })();
  const deriving = { door: 'records', source: 'first', derive: (id: number, touched: Touched) => derive(store, id, touched) }; // prettier-ignore
  await importRecords(store, organizationId, first, deriving);
  const ask = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await store.inOrganization(organizationId, (client) => client.query<T>(sql, values))).rows;
  return {
    ask,
    /** A connection as it would be stored; answers its id. */
    async connection(door: UsageDoor, name: string): Promise<number> {
      const [{ id }] = await ask<{ id: number }>(
        `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES ($1, $2, $3, '{}', $3) RETURNING id`,
        [organizationId, door, name],
      );
      return id;
    },
    read: async (id: number): Promise<UsageRead | null> => {
      const [{ progress }] = await ask<{ progress: unknown }>('SELECT progress FROM connection WHERE id = $1', [id]);
      return usageRead(progress);
    },
    /** One pull to its end. `now` in epoch seconds; `stop` is called at every wait and may abort it. */
    async pull(
      connection: { id: number; door: UsageDoor; name: string; baseUrl: string; account?: string; secret: string },
      { now = pulledAt, onMessage }: { now?: number; onMessage?: (message: string, stop: () => void) => void } = {},
    ): Promise<PullEnd> {
      const { id: connectionId, account = null, ...of } = connection;
      const end: PullEnd = { result: undefined, fault: undefined, waits: [], messages: [], derivations: 0 };
      const stop = new AbortController();
      let slept = 0;
      const context = {
        store,
        fetch: outgoingFetch({ allowHosts: ['127.0.0.1'], timeoutSeconds: 5, mostBytes: 10_000_000 }),
        signal: stop.signal,
        derive: async (id: number, touched: Touched) => {
          end.derivations++;
          await derive(store, id, touched);
        },
        onProgress: ({ message }: { message: string }) => {
          end.messages.push(message);
          onMessage?.(message, () => stop.abort(new Error('stopped by the test')));
        },
        now: () => now + slept,
        wait: (seconds: number) => {
          end.waits.push(seconds);
          slept += seconds;
          return Promise.resolve();
        },
      };
      try {
        end.result = await syncUsage({ organizationId, connectionId, account, ...of }, context);
      } catch (error) {
        if (!(error instanceof UsageFault) && !stop.signal.aborted) throw error;
        if (error instanceof UsageFault) end.fault = error;
      }
      return end;
    },
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

export type Pulls = Awaited<ReturnType<typeof startPulls>>;
