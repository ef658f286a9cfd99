import type { PoolClient } from 'pg';
import type { TelemetryReading } from '../../sources/otlp/telemetry-reading';

/** What came with a token so far, as it stands in `connection.progress`. */
export interface OtlpProgress {
  points?: number;
  rejected?: number;
  /** Counts by reason, and by the name of what was not known. */
  reasons?: Record<string, number>;
  unknown?: Record<string, number>;
}

/** Names that are kept of each; whatever sends more makes them up. */
const mostNames = 50;
const longestName = 200;

/**
 * Adds what one request came to.
 *
 * @param client in a transaction of the organization
 * @param stored how many of its points were new
 */
export async function noteProgress(
  client: PoolClient,
  connectionId: number,
  reading: TelemetryReading,
  stored: number,
): Promise<void> {
  if (stored === 0 && reading.rejected === 0 && reading.unknown.size === 0) return;
  const { rows } = await client.query<{ progress: OtlpProgress }>(
    'SELECT progress FROM connection WHERE id = $1 FOR UPDATE',
    [connectionId],
  );
  // The token may have been removed meanwhile.
  if (rows.length === 0) return;
  const [{ progress }] = rows;
  const next: OtlpProgress = {
    points: (progress.points ?? 0) + stored,
    rejected: (progress.rejected ?? 0) + reading.rejected,
    reasons: added(progress.reasons ?? {}, reading.reasons),
    unknown: added(progress.unknown ?? {}, reading.unknown),
  };
  await client.query('UPDATE connection SET progress = $2 WHERE id = $1', [connectionId, JSON.stringify(next)]);
}

function added(before: Readonly<Record<string, number>>, more: ReadonlyMap<string, number>): Record<string, number> {
  const sums = new Map(Object.entries(before));
  for (const [text, count] of more) {
    const name = text.replaceAll('\0', '').slice(0, longestName) || '(no name)';
    if (sums.has(name) || sums.size < mostNames) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}
