import type { Entry } from '../../ledger/entry';
import type { Store } from '../../store/data-source';
import { isObject, type Json } from '../github-rest/shape';

/**
 * Runs whose begin and end were worked out of the events of some days: one that began before these days, or went on after them, is known with its other
 * end already, and keeps the earlier begin and the later end.
 */
export async function widenedRuns(
  store: Store,
  organizationId: number,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const ids = entries.flatMap(({ value }) => (isRun(value) ? [value.id] : []));
  if (ids.length === 0) return entries;
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ id: string; from: number; to: number | null }>(
      `SELECT id, extract(epoch FROM started_at)::float8 AS "from", extract(epoch FROM ended_at)::float8 AS "to"
       FROM agent_run WHERE id = ANY ($1::text[])`,
      [ids],
    ),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return entries.map((entry) => {
    const run = isRun(entry.value) ? known.get(entry.value.id) : undefined;
    if (!run || !isRun(entry.value)) return entry;
    const begin = Math.min(run.from, secondsOf(entry.value.started_at) ?? Infinity);
    const ends = [run.to, secondsOf(entry.value.ended_at)].filter((end) => end !== null && end !== undefined);
    const value = {
      ...entry.value,
      started_at: isoOf(begin),
      ...(ends.length > 0 && { ended_at: isoOf(Math.max(...ends)) }),
    };
    return { ...entry, value };
  });
}

const isRun = (value: unknown): value is Json & { id: string } =>
  isObject(value) && value.kind === 'agent_run' && typeof value.id === 'string';

function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Date.parse(value) / 1000 : NaN;
  return Number.isNaN(seconds) ? undefined : seconds;
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
