import type { PoolClient } from 'pg';
import { completeToSql } from './connection-repositories';

/** What a connection reads, as it stands in `connection.settings`. */
export interface ConnectionSettings {
  readonly baseUrl: string;
  readonly target: 'organization' | 'user' | 'repositories';
  readonly login: string | null;
  readonly repositories: string[];
  readonly auth: 'token' | 'app' | 'none';
  readonly appId: string | null;
  readonly installationId: string | null;
  /** Patterns of labels whose issues are incidents; absent = the default ones. */
  readonly incidentLabels?: string[];
  /** Patterns of workflows whose runs are deploys; absent = the default ones. */
  readonly workflows?: string[];
}

/** One connection; times in epoch seconds. Secrets are not among it: they are read where they are opened. */
export interface ConnectionRow {
  readonly id: number;
  readonly door: string;
  readonly name: string;
  readonly settings: ConnectionSettings;
  readonly hookToken: string;
  readonly hookSecrets: number;
  readonly everyMinutes: number;
  readonly paused: boolean;
  readonly nextRunAt: number | null;
  readonly lastRunAt: number | null;
  readonly rateLimit: number | null;
  readonly rateRemaining: number | null;
  readonly rateResetAt: number | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly remedy: string | null;
  readonly errorAt: number | null;
  /** A sync of it runs, in whichever process. */
  readonly locked: boolean;
  readonly repositoryCount: number;
  readonly failedRepositories: number;
  /** Repositories that are not wholly in: not read to the end, failed, or with something that came incomplete. */
  readonly unfinishedRepositories: number;
  readonly completeTo: number | null;
  readonly expected: number | null;
  readonly got: number;
  /** Where the next pull of a source goes on, in the form of its door. */
  readonly progress: unknown;
  /** Rows of this source that lie aside. */
  readonly rejected: number;
  readonly deliveries: {
    readonly waiting: number;
    readonly taken: number;
    readonly ignored: number;
    readonly failed: number;
    readonly lastAt: number | null;
  };
}

/** First key of the session lock that whoever syncs a connection holds; the second is the connection's id. */
export const SYNC_LOCK = 461_004;

const seconds = (column: string): string => `extract(epoch FROM ${column})::float8`;

/**
 * The connections of the organization whose transaction `client` is in, by name; or the one with this id.
 *
 * What is gone or left out counts for nothing. `completeTo` is the earliest of its repositories, null while one of them has none.
 */
export async function connectionRows(client: PoolClient, id?: number): Promise<ConnectionRow[]> {
  const { rows } = await client.query<ConnectionRow>(
    `SELECT c.id, c.door, c.name, c.settings, c.hook_token AS "hookToken", cardinality(c.hook_secrets) AS "hookSecrets",
       c.every_minutes AS "everyMinutes", c.paused, ${seconds('c.next_run_at')} AS "nextRunAt", ${seconds('c.last_run_at')} AS "lastRunAt",
       c.rate_limit AS "rateLimit", c.rate_remaining AS "rateRemaining", ${seconds('c.rate_reset_at')} AS "rateResetAt",
       c.error_code AS "errorCode", c.error, c.remedy, ${seconds('c.error_at')} AS "errorAt",
       EXISTS (
         SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${SYNC_LOCK} AND l.objid = c.id AND l.objsubid = 2 AND l.granted
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       ) AS locked,
       r.repositories AS "repositoryCount", r.failed AS "failedRepositories", r.unfinished AS "unfinishedRepositories",
       CASE WHEN r.unknown = 0 THEN ${seconds('r.complete_to')} END AS "completeTo",
       CASE WHEN r.uncounted = 0 AND r.repositories > 0 THEN r.expected END AS expected, r.got,
       c.progress, (SELECT count(*)::int FROM rejected_record WHERE door = c.door AND source = c.name) AS rejected,
       jsonb_build_object('waiting', d.waiting, 'taken', d.taken, 'ignored', d.ignored, 'failed', d.failed, 'lastAt', ${seconds('d.last_at')}) AS deliveries
     FROM connection c
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS repositories, count(*) FILTER (WHERE state = 'failed')::int AS failed,
         count(*) FILTER (WHERE state IN ('waiting', 'backfill', 'failed') OR error_code IS NOT NULL OR lists ?| ARRAY['walk', 'front']
           OR coalesce(lists -> 'owed', '{}') <> '{}')::int AS unfinished,
         count(*) FILTER (WHERE complete_to IS NULL)::int AS unknown, min(${completeToSql('s')}) AS complete_to,
         count(*) FILTER (WHERE counts #>> '{pull_request,expected}' IS NULL)::int AS uncounted,
         coalesce(sum((counts #>> '{pull_request,expected}')::int), 0)::int AS expected,
         coalesce(sum((counts #>> '{pull_request,got}')::int), 0)::int AS got
       FROM synced_repository s WHERE connection_id = c.id AND state NOT IN ('gone', 'excluded')
     ) r
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'taken')::int AS taken,
         count(*) FILTER (WHERE state = 'ignored')::int AS ignored, count(*) FILTER (WHERE state = 'failed')::int AS failed,
         max(received_at) AS last_at
       FROM webhook_delivery WHERE connection_id = c.id
     ) d
     WHERE $1::int IS NULL OR c.id = $1
     ORDER BY c.name, c.id`,
    [id ?? null],
  );
  return rows;
}
