import type { Reject } from '../../ledger/reject';
import type { UsageDoor } from '../usage/usage-door';
import { claudeCode } from './claude-code';
import { codex } from './codex';
import { copilot } from './copilot';
import { cursor } from './cursor';
import type { UsageClient, UsageVendorName } from './usage-client';
import type { UsageConnection } from './usage-connection';

/** One answer of a vendor, or one file that it leads to. */
export interface UsagePage {
  /** As it stands in messages: the days and the page. */
  readonly file: string;
  readonly values: readonly { readonly value: unknown; readonly line?: number; readonly raw?: string }[];
  readonly rejects?: readonly Reject[];
  /** What is to be said of it, as a sentence. */
  readonly note?: string;
}

export type Asked = Pick<UsageConnection, 'baseUrl' | 'account' | 'secret'>;

/** How a vendor's interface is asked. Sources stand with each. */
export interface UsageVendor extends UsageVendorName {
  readonly baseUrl: string;
  /** How a connection is called that is given no name. */
  readonly called: (account: string | null) => string;
  /** What besides the key has to be told; null = nothing. */
  readonly account: 'organization' | 'workspace' | null;
  /** What is asked for at once: a day, or the days of an ISO week. */
  readonly span: 'day' | 'week';
  /** The newest day of which there is a report; absent = yesterday. */
  readonly newestDay?: (client: UsageClient, asked: Asked) => Promise<string | undefined>;
  /** Everything of these days, to the last page; the value returned says whether there is a report at all. */
  readonly pages: (client: UsageClient, asked: Asked, from: string, to: string) => AsyncGenerator<UsagePage, boolean>;
  /** Asks for as little as shows whether the key works; `day` is yesterday. Answers one sentence. */
  readonly check: (client: UsageClient, asked: Asked, day: string) => Promise<string>;
}

const vendors: Record<UsageDoor, UsageVendor> = {
  'copilot-usage': copilot,
  'claude-code-usage': claudeCode,
  'cursor-usage': cursor,
  'codex-usage': codex,
};

export function usageVendor(door: UsageDoor): UsageVendor {
  return vendors[door];
}
