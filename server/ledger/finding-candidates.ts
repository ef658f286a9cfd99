import type { PoolClient } from 'pg';
import type { TextPlace } from '../domain/finding';
import { BinaryRows } from '../store/binary-copy';
import type { Place } from './finding-reading';
import type { FindingSpeakers } from './finding-speakers';

/** Where agents speak, and how the one who speaks is called there. */
const SAID: readonly { place: TextPlace; table: string; login: string; id: string; type: string }[] = [
  { place: 'thread', table: 'review_comment', login: 'author', id: 'author_id', type: 'author_type' },
  { place: 'review', table: 'review', login: 'reviewer', id: 'reviewer_id', type: 'reviewer_type' },
  { place: 'conversation', table: 'pull_request_comment', login: 'author', id: 'author_id', type: 'author_type' },
  { place: 'check', table: 'check_run', login: `coalesce(app, '')`, id: 'app_id', type: `'bot'` },
];
/** Findings as records tell them, and what was derived before: it may have to go. */
const OTHERS = ['finding', 'finding_outcome', 'agent_review'];

/**
 * The pull requests whose findings must be worked out: those on which a review agent spoke, that a record tells a finding of, or that had one. In order;
 * about 16 bytes each.
 *
 * @param where SQL that narrows to some pull requests, from `AND` on; '' = all
 */
export async function findingCandidates(
  client: PoolClient,
  speakers: FindingSpeakers,
  where: string,
): Promise<Place[]> {
  const parts = OTHERS.map((table) => `SELECT repo, number FROM ${table} WHERE true ${where}`);
  for (const { place, table, login, id, type } of SAID) {
    const { rows } = await client.query<{ login: string; id: string; type: string }>(
      `SELECT DISTINCT ${login} AS login, coalesce(${id}, '') AS id, coalesce(${type}, '') AS type FROM ${table} WHERE true ${where}`,
    );
    const agents = rows.filter((row) => speakers.agentOf(row.login, row.id, row.type, place) !== undefined);
    const logins = [...new Set(agents.map((row) => quoted(row.login)))];
    if (logins.length > 0)
      parts.push(`SELECT repo, number FROM ${table} WHERE ${login} IN (${logins.join(', ')}) ${where}`);
  }
  const query = parts.map((part) => `(${part})`).join(' UNION ');
  const places: Place[] = [];
  const rows = new BinaryRows(client, `SELECT repo, number FROM (${query}) AS found ORDER BY repo COLLATE "C", number`, ['text', 'int4']); // prettier-ignore
  let repo = '';
  let bytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  while (rows.next() || (await rows.fill())) {
    if (!rows.same(0, bytes)) [repo, bytes] = [rows.text(0), rows.bytes(0)];
    places.push({ repo, number: rows.number(1) });
  }
  return places;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
