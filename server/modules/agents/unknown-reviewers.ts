import type { PoolClient } from 'pg';
import { agentOf, isAutomated } from '../../domain/account';
import type { TextPlace } from '../../domain/finding';
import type { ReviewAgents } from '../../domain/review-agents';
import type { UnknownReviewer } from './agents.types';

interface Spoken {
  login: string;
  id: string;
  type: string;
  place: TextPlace;
  threads: number;
  others: number;
  repos: string[];
  lastAt: number;
}

/**
 * Automated accounts that speak on pull requests and are no known agent, in alphabetical order; inside the organization's transaction. What people decided
 * about an account wins over what its records say.
 */
export async function unknownReviewersIn(client: PoolClient, agents: ReviewAgents): Promise<UnknownReviewer[]> {
  const { rows } = await client.query<Spoken>(
    `SELECT author AS login, coalesce(author_id, '') AS id, coalesce(author_type, '') AS type, 'thread' AS place,
       count(*) FILTER (WHERE in_reply_to IS NULL)::int AS threads, count(in_reply_to)::int AS others,
       array_agg(DISTINCT repo) AS repos, extract(epoch from max(created_at))::float8 AS "lastAt"
     FROM review_comment GROUP BY 1, 2, 3
     UNION ALL
     SELECT reviewer, coalesce(reviewer_id, ''), coalesce(reviewer_type, ''), 'review', 0, count(*)::int,
       array_agg(DISTINCT repo), extract(epoch from max(submitted_at))::float8 FROM review GROUP BY 1, 2, 3
     UNION ALL
     SELECT author, coalesce(author_id, ''), coalesce(author_type, ''), 'conversation', 0, count(*)::int,
       array_agg(DISTINCT repo), extract(epoch from max(created_at))::float8 FROM pull_request_comment GROUP BY 1, 2, 3`,
  );
  const decided = await client.query<{ login: string; type: string }>(
    'SELECT login, account_type AS type FROM account_decision WHERE account_type IS NOT NULL',
  );
  const typeOf = new Map(decided.rows.map(({ login, type }) => [login, type]));
  const found = new Map<string, UnknownReviewer & { all: Set<string> }>();
  for (const { login, id, type, place, threads, others, repos, lastAt } of rows) {
    const said = typeOf.get(login);
    if (said === 'human' || (said !== 'bot' && !isAutomated({ login, id, type }))) continue;
    // An agent that writes pull requests answers in their threads.
    if (
      agentOf({ login, id, type }) ??
      agents.of({ login, id, type }, place) ??
      agents.of({ login, id, type }, 'thread')
    )
      continue;
    const key = login.replace(/\[bot\]$/, '').toLowerCase();
    const of = found.get(key) ?? { login, id: null, threads: 0, others: 0, repos: 0, lastAt, all: new Set<string>() };
    found.set(key, of);
    of.id ??= id === '' ? null : id;
    of.threads += threads;
    of.others += others;
    for (const repo of repos) of.all.add(repo);
    of.repos = of.all.size;
    of.lastAt = Math.max(of.lastAt, lastAt);
  }
  return [...found.values()]
    .map(({ all: _, ...of }) => of)
    .sort((x, y) => (x.login.toLowerCase() < y.login.toLowerCase() ? -1 : 1));
}
