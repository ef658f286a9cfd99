/** What became of a finding: first the three of the rate, then those apart from it. */
export const findingOutcomes = [
  'accepted',
  'rejected',
  'ignored',
  'late',
  'pending',
  'duplicate',
  'unparsed',
  'unthreaded',
] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** The outcomes the hit rate is worked out of. */
export const ratedOutcomes = ['accepted', 'rejected', 'ignored'] as const;

/** The outcomes that stand apart from the rate. */
export const apartOutcomes = ['late', 'pending', 'duplicate', 'unparsed', 'unthreaded'] as const;

/** What the hit rate can be cut by. */
export const findingGroups = [
  'agent',
  'severity',
  'category',
  'repo',
  'team',
  'size',
  'authorship',
  'week',
  'month',
] as const;
export type FindingGroup = (typeof findingGroups)[number];

/** How outcomes are told: three definitions that are never mixed. */
export const outcomeSeries = ['strict', 'lenient', 'vendor'] as const;
export type OutcomeSeries = (typeof outcomeSeries)[number];

/** What tells one finding from all others. */
export interface FindingName {
  agent: string;
  repo: string;
  number: number;
  id: string;
}

/** A finding in an address: `codex:acme/web#12:345`. */
export function findingName({ agent, repo, number, id }: FindingName): string {
  return `${agent}:${repo}#${number}:${id}`;
}

/** Reads what `findingName` wrote; null when it is no name of a finding. */
export function parseFindingName(name: string): FindingName | null {
  const match = /^([^:\s]+):([^#\s]+)#(\d{1,9}):(.+)$/.exec(name);
  return match && { agent: match[1], repo: match[2], number: Number(match[3]), id: match[4] };
}
