import { rounded, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Finding } from './finding.types';
import type { HitRate, HitRateGroup } from './hit-rate.types';

/** What each table holds, in one sentence. */
export const tableDefinitions = {
  'hit-rate':
    'One row per group and the first for all together: findings of review agents on pull requests closed in the range, pending ones as of its end; rate = accepted / (accepted + rejected + ignored), its 95 % interval on counts divided by the design effect; enough = at least 10; empty = unknown.',
  findings:
    'One row per finding on pull requests closed in the range, pending ones as of its end, newest first; empty = not told.',
} as const;

/** Groups as one row each, all together first. */
export function hitRateTable({ total, groups, series }: HitRate): Table {
  return {
    columns: [
      'key', 'agent', 'series', 'findings', 'accepted', 'rejected', 'ignored', 'late', 'pending', 'duplicate', 'unparsed', 'unthreaded', 'n', 'rate', 'low',
      'high', 'enough', 'deff', 'deff_assumed', 'effective_n', 'shrunk', 'pull_requests', 'late_share', 'pending_share', 'unparsed_share',
      'silent_ignore_share', 'reviewed', 'findings_per_pull_request', 'with_finding_share',
    ],
    rows: [{ ...total, key: '(all)' }, ...groups].map((of) => hitRateRow(of, series)),
  }; // prettier-ignore
}

function hitRateRow(of: HitRateGroup, series: string): (string | number | null)[] {
  return [
    of.key, of.agent, series, of.findings, of.accepted, of.rejected, of.ignored, of.late, of.pending, of.duplicate, of.unparsed, of.unthreaded, of.n,
    rounded(of.rate), rounded(of.low), rounded(of.high), String(of.enough), rounded(of.deff), String(of.deffAssumed), rounded(of.effectiveN),
    rounded(of.shrunk), of.pullRequests, rounded(of.lateShare), rounded(of.pendingShare), rounded(of.unparsedShare), rounded(of.silentIgnoreShare),
    of.reviewed, rounded(of.findingsPerPullRequest), rounded(of.withFinding.value),
  ]; // prettier-ignore
}

/** Findings as one row each, a batch at a time. */
export function findingTable(batches: AsyncIterable<Finding[]>): Table {
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for await (const batch of batches)
      for (const of of batch)
        yield [
          of.agent, of.repo, of.number, of.id, of.title, of.severity, of.category, of.confidence, of.path, of.line, moment(of.postedAt),
          moment(of.closedAt), of.place, of.outcome, of.lenient, of.vendor, of.evidence, moment(of.outcomeAt), of.reacted === null ? null : String(of.reacted),
          of.decided, of.pullRequestTitle, of.author, of.authorship, of.url,
        ]; // prettier-ignore
  }
  return {
    columns: [
      'agent', 'repo', 'number', 'id', 'title', 'severity', 'category', 'confidence', 'path', 'line', 'posted_at', 'closed_at', 'place', 'outcome', 'lenient',
      'vendor', 'evidence', 'outcome_at', 'reacted', 'decided', 'pull_request_title', 'author', 'authorship', 'url',
    ],
    rows: rows(),
  }; // prettier-ignore
}

/** The same for a terminal; the first cell is what `--decide` takes. */
export function findingLines(batches: AsyncIterable<Finding[]>): Table {
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for await (const batch of batches)
      for (const of of batch)
        yield [
          `${of.agent}:${of.repo}#${of.number}:${of.id}`, of.severity, of.outcome, of.evidence, moment(of.postedAt)?.slice(0, 10) ?? null, of.title,
        ]; // prettier-ignore
  }
  return {
    columns: ['finding', 'severity', 'outcome', 'evidence', 'posted', 'title'],
    rows: rows(),
    left: [1, 2, 3, 4, 5],
  };
}
