import type { SyncContext } from '../github/sync-context';
import { usageDoors, type UsageDoor } from '../usage/usage-door';

/** A connected vendor of an agent with its opened key. */
export interface UsageConnection {
  organizationId: number;
  connectionId: number;
  /** As it stands on the page. */
  name: string;
  door: UsageDoor;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Copilot: `acme`, or `enterprise:acme`; Codex: the workspace's id; null for the others. */
  account: string | null;
  /** The token or key. */
  secret: string;
}

/** What a request to a vendor needs of its surroundings. */
export type UsageSurroundings = Pick<SyncContext, 'fetch' | 'signal' | 'now' | 'wait'>;

/** What a run came to. */
export interface UsageResult {
  /** Every day from the first to the newest is in, and no row of it lies aside. */
  complete: boolean;
  /** Days read in this run. */
  days: number;
  /** Days between the first and the newest that are not in. */
  missing: number;
  /** Rows taken in this run. */
  rows: number;
  /** Rows put aside in this run. */
  rejected: number;
  message: string;
}

export function isUsageDoor(door: string): door is UsageDoor {
  return (usageDoors as readonly string[]).includes(door);
}
