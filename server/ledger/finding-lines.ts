import type { AgentReview } from './finding-reviews';
import type { FindingFacts } from './finding-facts';
import type { SettledFinding } from './finding-outcomes';
import { copyLine } from './copy-text';

/** Columns of finding_outcome in the order a line holds them; those of the key first, then the version. */
export const FINDING_COLUMNS = [
  'organization_id', 'agent', 'repo', 'number', 'id', 'version', 'place', 'comment_id', 'key', 'title', 'url', 'posted_at', 'closed_at', 'severity',
  'severity_rank', 'category', 'confidence', 'path', 'line', 'outcome', 'lenient', 'vendor', 'evidence', 'outcome_at', 'reacted', 'files_known', 'clues',
] as const; // prettier-ignore
export const REVIEW_COLUMNS = [
  'organization_id', 'agent', 'repo', 'number', 'version', 'first_at', 'last_at', 'closed_at', 'completed', 'clean', 'findings', 'other', 'unparsed',
  'unthreaded', 'suppressed', 'samples',
] as const; // prettier-ignore

interface Of {
  organizationId: number;
  version: number;
}

/** One row of finding_outcome in COPY's text format. */
export function findingLine(of: Of, { repo, number }: FindingFacts, { draft, verdict }: SettledFinding): string {
  const clues = draft.clues.map(({ kind, outcome, at, by, text, reference }, place) => ({
    kind,
    outcome,
    ...(!Number.isNaN(at) && { at }),
    ...(by !== '' && { by }),
    ...(text !== '' && { text }),
    ...(reference !== '' && { reference }),
    strict: !['outdated', 'resolved', 'vendor'].includes(kind),
    deciding: place === verdict.deciding,
  }));
  return copyLine([
    String(of.organizationId), draft.agent, repo, String(number), draft.id, String(of.version), draft.place,
    draft.commentId === '' ? null : draft.commentId, draft.key, draft.title, draft.url === '' ? null : draft.url, String(draft.postedAt),
    String(verdict.closedAt), draft.severity, String(draft.severityRank), draft.category, draft.confidence, draft.path,
    Number.isNaN(draft.line) ? null : String(draft.line), verdict.outcome, verdict.lenient, verdict.vendor, verdict.evidence, String(verdict.at),
    String(draft.reacted), String(draft.filesKnown), jsonOf(clues),
  ]); // prettier-ignore
}

/** One row of agent_review in COPY's text format. */
export function reviewLine(of: Of, { repo, number, closedAt }: FindingFacts, review: AgentReview): string {
  return copyLine([
    String(of.organizationId), review.agent, repo, String(number), String(of.version), String(review.firstAt), String(review.lastAt), String(closedAt),
    String(review.completed), String(review.clean), String(review.findings), String(review.other), String(review.unparsed), String(review.unthreaded),
    String(review.suppressed), review.samples.length === 0 ? null : jsonOf(review.samples),
  ]); // prettier-ignore
}

/** JSON that jsonb takes: it refuses half of a character, which is what a text cut at a length may end with. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? each.replace(/\p{Cs}/gu, '\ufffd') : each));
