import type { Store } from '../../store/data-source';

export interface WaitingDelivery {
  readonly id: string;
  readonly event: string;
  readonly payload: string;
  /** Seconds since 1970. */
  readonly receivedAt: number;
}

/** What became of a delivery. */
export interface Decision {
  readonly id: string;
  readonly state: 'taken' | 'ignored' | 'failed';
  readonly reason: string | null;
  /** What it told the newest of, and when. */
  readonly subject?: string;
  readonly subjectAt?: number;
  /** The next sync should begin with the list of repositories. */
  readonly relist?: boolean;
  /** Node id of a repository that was deleted. */
  readonly gone?: string;
}

interface Place {
  readonly organizationId: number;
  readonly connectionId: number;
}

/** Characters of payloads taken at once; a delivery alone may have 25 MB. */
const mostText = 32_000_000;

/** The oldest deliveries that wait, at least one when there is any, at most `most` and 32 MB of them. */
export async function waitingDeliveries(store: Store, place: Place, most: number): Promise<WaitingDelivery[]> {
  const { rows } = await store.inOrganization(place.organizationId, (client) =>
    client.query<WaitingDelivery>(
      `SELECT id, event, payload, extract(epoch FROM received_at)::float8 AS "receivedAt" FROM (
         SELECT *, sum(length(payload)) OVER (ORDER BY received_at, id) - length(payload) AS before FROM (
           SELECT * FROM webhook_delivery WHERE connection_id = $1 AND state = 'waiting' ORDER BY received_at, id LIMIT $2) d
       ) d WHERE before < $3 ORDER BY received_at, id`,
      [place.connectionId, most, mostText],
    ),
  );
  return rows;
}

/** When the newest delivery about each of the subjects was, seconds since 1970; those never told of are absent. */
export async function newestSubjects(
  store: Store,
  organizationId: number,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ subject: string; at: number }>(
      `SELECT subject, extract(epoch FROM max(subject_at))::float8 AS at FROM webhook_delivery
       WHERE subject = ANY ($1::text[]) GROUP BY subject`,
      [subjects],
    ),
  );
  return new Map(rows.map(({ subject, at }) => [subject, at]));
}

/** A delivery that was taken, with the door of its connection. */
export interface TakenDelivery extends Pick<WaitingDelivery, 'payload' | 'receivedAt'> {
  readonly door: string;
}

/** Of each subject at most so many deliveries are read again, the newest. */
const mostAbout = 500;

/** What was taken about the subjects through any connection and is kept whole. */
export async function deliveriesAbout(
  store: Store,
  organizationId: number,
  subjects: readonly string[],
): Promise<TakenDelivery[]> {
  if (subjects.length === 0) return [];
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<TakenDelivery>(
      `SELECT c.door, d.payload, extract(epoch FROM d.received_at)::float8 AS "receivedAt" FROM (
         SELECT connection_id, payload, received_at, row_number() OVER (PARTITION BY subject ORDER BY subject_at DESC, received_at DESC) AS n
         FROM webhook_delivery WHERE subject = ANY ($1::text[]) AND state = 'taken' AND payload <> ''
       ) d JOIN connection c ON c.id = d.connection_id WHERE n <= $2`,
      [subjects, mostAbout],
    ),
  );
  return rows;
}

/** Notes what became of deliveries, and what follows for the next sync. */
export async function decideDeliveries(store: Store, place: Place, decisions: readonly Decision[]): Promise<void> {
  await store.inOrganization(place.organizationId, async (client) => {
    await client.query(
      `UPDATE webhook_delivery d SET state = u.state, reason = u.reason, decided_at = now(),
         subject = coalesce(u.subject, d.subject), subject_at = coalesce(to_timestamp(u.subject_at), d.subject_at)
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::float8[]) AS u (id, state, reason, subject, subject_at)
       WHERE d.connection_id = $1 AND d.id = u.id`,
      [
        place.connectionId,
        decisions.map(({ id }) => id),
        decisions.map(({ state }) => state),
        decisions.map(({ reason }) => reason?.replaceAll('\0', '').slice(0, 1000) ?? null),
        decisions.map(({ subject }) => subject ?? null),
        decisions.map(({ subjectAt }) => subjectAt ?? null),
      ],
    );
    const gone = decisions.flatMap((decision) => decision.gone?.replaceAll('\0', '') ?? []);
    if (gone.length > 0) {
      await client.query(
        `UPDATE synced_repository SET state = 'gone' WHERE connection_id = $1 AND node_id = ANY ($2::text[])`,
        [place.connectionId, gone],
      );
    }
    if (!decisions.some(({ relist }) => relist)) return;
    await client.query(
      `UPDATE connection SET next_run_at = now(), repositories_listed_at = NULL WHERE id = $1 AND settings->>'auth' <> 'none'`,
      [place.connectionId],
    );
  });
}
