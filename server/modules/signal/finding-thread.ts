import type { PoolClient } from 'pg';
import { replySentimentOf } from '../../domain/reply-sentiment';
import type { FindingSpeakers } from '../../ledger/finding-speakers';
import type { FindingReply } from './finding.types';
import type { StoredFinding } from './stored-findings';

/** What an agent wrote where a finding stands, and what was answered. */
export interface FindingThread {
  body: string | null;
  replies: FindingReply[];
}

/** Where the text of each place stands. */
const BODIES: Record<string, string> = {
  thread: 'SELECT body FROM review_comment WHERE repo = $1 AND number = $2 AND id = $3',
  review: 'SELECT body FROM review WHERE repo = $1 AND number = $2 AND id = $3',
  conversation: 'SELECT body FROM pull_request_comment WHERE repo = $1 AND number = $2 AND id = $3',
  check: `SELECT concat_ws(E'\\n\\n', title, summary, body) AS body FROM check_run WHERE repo = $1 AND number = $2 AND id = $3`,
};

/** The text of a finding and the replies in its thread, in order. */
export async function findingThread(
  client: PoolClient,
  of: StoredFinding,
  speakers: FindingSpeakers,
): Promise<FindingThread> {
  const { agent, repo, number, id, commentId } = of;
  const record = 'SELECT body FROM finding WHERE agent = $4 AND repo = $1 AND number = $2 AND id = $3';
  const bodyBy = async (query: string, values: unknown[]): Promise<string | null> =>
    (await client.query<{ body: string | null }>(query, values)).rows[0]?.body ?? null;
  let body: string | null = null;
  if (commentId !== null)
    // A record may have taken the place of what was read from a comment.
    for (const query of of.place in BODIES ? [BODIES[of.place]] : Object.values(BODIES))
      body ??= await bodyBy(query, [repo, number, commentId]);
  body ??= await bodyBy(record, [repo, number, id, agent]);
  if (commentId === null) return { body, replies: [] };
  const { rows } = await client.query<{ author: string; authorId: string; type: string; at: number; body: string }>(
    `SELECT c.author, coalesce(c.author_id, '') AS "authorId", coalesce(c.author_type, '') AS type,
       extract(epoch FROM c.created_at)::float8 AS at, coalesce(c.body, '') AS body
     FROM review_comment c LEFT JOIN review_comment root ON root.repo = c.repo AND root.number = c.number AND root.id = $3
     WHERE c.repo = $1 AND c.number = $2 AND c.id <> $3 AND (c.in_reply_to = $3 OR c.thread_id = root.thread_id)
     ORDER BY c.created_at, c.id LIMIT 200`,
    [repo, number, commentId],
  );
  return {
    body,
    replies: rows.map((row) => {
      const byAgent = !speakers.isPerson(row.author, row.authorId, row.type);
      return {
        author: row.author,
        at: row.at,
        body: row.body,
        sentiment: byAgent ? '' : replySentimentOf(row.body),
        byAgent,
      };
    }),
  };
}
