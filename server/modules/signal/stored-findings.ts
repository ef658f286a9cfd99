import type { PoolClient } from 'pg';
import type { FindingOutcome } from '../../domain/finding';
import type { FindingClue } from '../../domain/finding-outcome';
import { finite } from '../../platform/finite';
import type { Authorship } from '../../platform/words';
import type { Finding, FindingKey } from './finding.types';

/** One finding as it is stored, with what is known of its pull request. */
export interface StoredFinding {
  agent: string;
  repo: string;
  number: number;
  id: string;
  place: string;
  commentId: string | null;
  key: string;
  title: string;
  url: string | null;
  postedAt: number;
  closedAt: number;
  severity: string;
  category: string;
  confidence: string;
  path: string;
  line: number | null;
  outcome: FindingOutcome;
  lenient: FindingOutcome;
  vendor: FindingOutcome | '';
  evidence: string;
  outcomeAt: number;
  reacted: boolean;
  clues: (Omit<FindingClue, 'at'> & { at: number | null; strict: boolean; deciding: boolean })[];
  decided: FindingOutcome | null;
  note: string | null;
  pullRequestTitle: string | null;
  pullRequestUrl: string | null;
  recorded: boolean;
  author: string | null;
  authorship: Authorship | null;
}

const COLUMNS = `f.agent, f.repo, f.number, f.id, f.place, f.comment_id AS "commentId", f.key, f.title, f.url, f.posted_at AS "postedAt",
  f.closed_at AS "closedAt", f.severity, f.category, f.confidence, f.path, f.line, f.outcome, f.lenient, f.vendor, f.evidence,
  f.outcome_at AS "outcomeAt", f.reacted, f.clues, d.outcome AS decided, d.note, p.title AS "pullRequestTitle", p.url AS "pullRequestUrl",
  p.repo IS NOT NULL AS recorded, p.author, w.authorship`;
/** What its decision was kept under before a record gave it another id. */
const READ_ID = `CASE WHEN f.place = 'thread' THEN f.comment_id ELSE f.place || ':' || f.comment_id END`;
const TABLES = `LEFT JOIN LATERAL (
    SELECT outcome, note FROM finding_decision d WHERE d.agent = f.agent AND d.repo = f.repo AND d.number = f.number
      AND (d.id = f.id OR d.id = ${READ_ID} AND NOT starts_with(f.id, ${READ_ID})) LIMIT 1
  ) d ON true
  LEFT JOIN pull_request p ON p.repo = f.repo AND p.number = f.number
  LEFT JOIN pull_request_flow w ON w.repo = f.repo AND w.number = f.number`;

/** One text per finding, which nothing else has. */
export const keyText = ({ agent, repo, number, id }: FindingKey): string => `${agent}:${repo}#${number}:${id}`;

/** These findings, by their keys; what is not there is not in it. */
export async function storedFindings(
  client: PoolClient,
  keys: readonly FindingKey[],
): Promise<Map<string, StoredFinding>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<StoredFinding>(
    `SELECT ${COLUMNS} FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS asked (agent, repo, number, id)
     JOIN finding_outcome f ON f.agent = asked.agent COLLATE "C" AND f.repo = asked.repo COLLATE "C" AND f.number = asked.number
       AND f.id = asked.id COLLATE "C" ${TABLES}`,
    [
      keys.map(({ agent }) => agent),
      keys.map(({ repo }) => repo),
      keys.map(({ number }) => number),
      keys.map(({ id }) => id),
    ],
  );
  return new Map(rows.map((row) => [keyText(row), row]));
}

/** The other findings of one pull request that say the same by the same agent. */
export async function sameFindings(client: PoolClient, of: StoredFinding): Promise<StoredFinding[]> {
  if (of.key === '') return [];
  const { rows } = await client.query<StoredFinding>(
    `SELECT ${COLUMNS} FROM finding_outcome f ${TABLES}
     WHERE f.agent = $1 AND f.repo = $2 AND f.number = $3 AND f.key = $4 AND f.id <> $5 ORDER BY f.posted_at, f.id LIMIT 50`,
    [of.agent, of.repo, of.number, of.key, of.id],
  );
  return rows;
}

const given = (text: string | null): string | null => (text === '' ? null : text);
const address = (url: string | null): string | null => (url !== null && /^https?:\/\//.test(url) ? url : null);

/** One finding as it is told outside. */
export function toldFinding(of: StoredFinding): Finding {
  return {
    agent: of.agent,
    repo: of.repo,
    number: of.number,
    id: of.id,
    title: of.title,
    severity: given(of.severity),
    category: given(of.category),
    confidence: given(of.confidence),
    path: given(of.path),
    line: of.line,
    url: address(of.url) ?? address(of.pullRequestUrl),
    postedAt: of.postedAt,
    closedAt: of.recorded ? finite(of.closedAt) : null,
    place: of.place,
    outcome: of.outcome,
    lenient: of.lenient,
    vendor: of.vendor === '' ? null : of.vendor,
    evidence: of.evidence,
    outcomeAt: finite(of.outcomeAt),
    reacted: of.reacted,
    decided: of.decided,
    pullRequestTitle: of.recorded ? (of.pullRequestTitle ?? '') : null,
    author: of.author,
    authorship: of.authorship,
  };
}
