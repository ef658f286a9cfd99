import type { FindingGroup, FindingOutcome, OutcomeSeries } from './finding';

const meanings: Record<FindingOutcome, string> = {
  accepted: 'the suggestion was applied, the flagged lines changed before the merge, a positive reply or 👍',
  rejected: 'a negative reply, 👎, or dismissed',
  ignored: 'merged or closed, and nothing of that happened',
  late: 'posted after the merge or close: it never had a chance',
  pending: 'the pull request is still open',
  duplicate: 'the same agent said the same before',
  unparsed: 'it stands where findings stand, and the agent’s file cannot place it',
  unthreaded: 'said where nobody can answer: a review body, a check, below the pull request',
};

/** What an outcome means, in one line. */
export function outcomeMeaning(outcome: string): string {
  return meanings[outcome as FindingOutcome] ?? outcome.replace(/_/g, ' ');
}

/** An outcome where it is counted over a range: what is open at the end of one may be closed by now. */
export function outcomeName(outcome: FindingOutcome): string {
  return outcome === 'pending' ? 'pending at the end of the range' : outcome;
}

const evidence: Record<string, string> = {
  none: 'nothing happened',
  decided: 'decided by a person',
  stated: 'stated by the source',
  suggestion: 'the suggestion was applied',
  lines: 'flagged lines changed',
  reply: 'a reply',
  reaction: 'a reaction',
  dismissed: 'dismissed',
  outdated: 'outdated',
  resolved: 'resolved',
  vendor: 'the vendor’s own word',
};

/** What an outcome rests on, for people: `lines` → "flagged lines changed". A word this page does not know is shown as it is. */
export function findingEvidenceName(kind: string | null | undefined): string {
  return evidence[kind || 'none'] ?? String(kind).replace(/_/g, ' ');
}

const series: Record<OutcomeSeries, { name: string; meaning: string }> = {
  strict: { name: 'Strict', meaning: 'only what was done or said about the finding counts' },
  lenient: { name: 'Lenient', meaning: 'an outdated or resolved thread counts as accepted, too' },
  vendor: { name: 'Vendor', meaning: 'only what the vendors themselves report' },
};

export function seriesName(of: OutcomeSeries): string {
  return series[of].name;
}

export function seriesMeaning(of: OutcomeSeries): string {
  return series[of].meaning;
}

const groups: Record<FindingGroup, string> = {
  agent: 'Agent',
  severity: 'Severity',
  category: 'Category',
  repo: 'Repository',
  team: 'Team',
  size: 'Size of the change',
  authorship: 'Authorship',
  week: 'Week',
  month: 'Month',
};

/** A cut for people: `repo` → "Repository". */
export function findingGroupName(by: FindingGroup): string {
  return groups[by];
}
