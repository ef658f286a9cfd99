import type { SimulatedRecords } from '../../domain/simulation/records';
import { batchOf, type EntryBatch } from '../../ledger/entry';

const BATCH = 1000;

/** People and services first, then what they did. */
const KINDS: readonly (keyof SimulatedRecords)[] = [
  'repository',
  'team',
  'person',
  'pull_request',
  'pull_request_event',
  'review',
  'review_comment',
  'pull_request_comment',
  'commit_file',
  'deploy',
  'incident',
  'agent_usage',
  'agent_run',
];

export const recordCount = (records: SimulatedRecords): number =>
  KINDS.reduce((sum, kind) => sum + records[kind].length, 0);

/** All simulated records as the ledger takes them: `kind` first, times as RFC 3339. */
export async function* simulatedEntries(records: SimulatedRecords, source: string): AsyncGenerator<EntryBatch> {
  for (const kind of KINDS) {
    const rows: readonly object[] = records[kind];
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH).map((row) => ({ kind, ...withInstants(row) }));
      yield batchOf('simulation', source, batch);
    }
  }
}

/** A copy with every `at` and `…_at` written out, in nested lists too. */
function withInstants(record: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record) as [string, unknown][]) {
    if (typeof value === 'number' && (name === 'at' || name.endsWith('_at'))) copy[name] = instantText(value);
    else if (Array.isArray(value))
      copy[name] = (value as unknown[]).map((inner) => (isObject(inner) ? withInstants(inner) : inner));
    else copy[name] = value;
  }
  return copy;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const instantText = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
