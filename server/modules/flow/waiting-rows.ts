import type { PoolClient } from 'pg';
import type { Account } from '../../domain/account';

/** What the database holds of one pull request up to a moment; each list in order of time, epoch seconds. */
export interface WaitingRows {
  title: string;
  /** '' = none. */
  url: string;
  author: Account;
  /** `requested` '' = not told; `type` human, bot, team or ''. */
  requests: { at: number; withdrawn: boolean; requested: string; type: string }[];
  /** Reviews and review comments of whomever. */
  reviews: { at: number; account: Account }[];
  /** Pushes and review requests. */
  handed: number[];
}

interface Place {
  repo: string;
  number: number;
}

const ASKED = 'unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (repo, number, place)';
const matching = (of: string): string => `${of}.repo = asked.repo COLLATE "C" AND ${of}.number = asked.number`;

/** Rows of a few pull requests, one per place, up to and including a moment; inside `inOrganization`. */
export async function waitingRows(client: PoolClient, places: readonly Place[], until: number): Promise<WaitingRows[]> {
  const asked = [places.map(({ repo }) => repo), places.map(({ number }) => number)];
  const told = await client.query<Account & { title: string; url: string }>(
    `SELECT coalesce(p.title, '') AS title, coalesce(p.url, '') AS url, coalesce(p.author, '') AS login, coalesce(p.author_id, '') AS id,
       coalesce(p.author_type, '') AS type FROM ${ASKED} LEFT JOIN pull_request p ON ${matching('p')} ORDER BY place`,
    asked,
  );
  const rows = told.rows.map(({ title, url, ...author }): WaitingRows => ({
    title,
    url,
    author,
    requests: [],
    reviews: [],
    handed: [],
  }));
  const events = await client.query<{ place: number; at: number; event: string; requested: string; type: string }>(
    `SELECT asked.place::int AS place, extract(epoch from e.at)::float8 AS at, e.event, coalesce(e.requested, '') AS requested, coalesce(e.requested_type, '') AS type
     FROM ${ASKED} JOIN pull_request_event e ON ${matching('e')}
     WHERE e.event IN ('review_requested', 'review_request_removed', 'committed', 'head_force_pushed') AND e.at <= to_timestamp($3)
     ORDER BY e.at, e.event, e.discriminator`,
    [...asked, until],
  );
  for (const { place, at, event, requested, type } of events.rows) {
    const row = rows[place - 1];
    if (event !== 'review_request_removed') row.handed.push(at);
    if (event.startsWith('review_request'))
      row.requests.push({ at, withdrawn: event === 'review_request_removed', requested, type });
  }
  const reviews = await client.query<Account & { place: number; at: number }>(
    `SELECT asked.place::int AS place, extract(epoch from r.at)::float8 AS at, r.login, r.id, r.type FROM ${ASKED} JOIN LATERAL (
       SELECT submitted_at AS at, reviewer AS login, coalesce(reviewer_id, '') AS id, coalesce(reviewer_type, '') AS type FROM review r WHERE ${matching('r')}
       UNION ALL
       SELECT created_at, author, coalesce(author_id, ''), coalesce(author_type, '') FROM review_comment c WHERE ${matching('c')}
     ) AS r ON r.at <= to_timestamp($3) ORDER BY r.at, r.login`,
    [...asked, until],
  );
  for (const { place, at, ...account } of reviews.rows) rows[place - 1].reviews.push({ at, account });
  return rows;
}
