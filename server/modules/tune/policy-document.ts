import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';
import { UNKNOWN } from './checked-rule';
import type { AgentScale } from './agent-findings';
import type { PolicyRow } from './policy-rows';
import { WARNING } from './tune.service';
import type { TuneOutcome } from './tune.types';

/** A rule for export; a saved one has a number, a name and times. */
export type ExportedPolicy = Omit<PolicyRow, 'id' | 'name' | 'savedAt' | 'startedAt' | 'endedAt'> & Partial<PolicyRow>;

/** Words of severity a rule keeps and hides, most severe first; both empty without a minimum. */
export function severitiesOf(maxRank: number, { severities, ranks }: AgentScale): { kept: string[]; hidden: string[] } {
  if (maxRank === 0) return { kept: [], hidden: [] };
  const rank = (word: string): number => ranks.get(word) as number;
  const all = [...new Set([...[...ranks.keys()].sort((a, b) => rank(a) - rank(b)), ...severities])];
  return { kept: all.filter((word) => rank(word) <= maxRank), hidden: all.filter((word) => rank(word) > maxRank) };
}

/** A policy as JSON, by `docs/policy.schema.json`. Times RFC 3339, shares from 0 to 1, unknown = null. */
export function policyDocument(policy: ExportedPolicy, scale: AgentScale): object {
  const { agent, rule, maxRank, target, promise } = policy;
  const { whole, older, newer, certified, range, scope, dataVersion } = promise;
  return {
    schema: 'downstream/policy/1',
    agent,
    ...(policy.name !== undefined && { name: policy.name }),
    rule: {
      minSeverity: rule.minSeverity,
      severities: rule.minSeverity === null ? null : severitiesOf(maxRank, scale).kept,
      categories: rule.categories?.filter((word) => word !== UNKNOWN) ?? null,
      uncategorized: rule.categories === null || rule.categories.includes(UNKNOWN),
      minConfidence: rule.minConfidence,
      paths: rule.paths,
      capPerPullRequest: rule.capPerPullRequest,
    },
    target,
    promise: { ...outcome(whole), certified, older: outcome(older), newer: outcome(newer) },
    madeFrom: {
      range: { from: moment(range.from), to: moment(range.to), timeZone: range.timeZone },
      scope: cuts(scope),
      dataVersion,
    },
    ...(policy.savedAt !== undefined && { savedAt: moment(policy.savedAt) }),
    ...(policy.startedAt !== undefined && { startedAt: moment(policy.startedAt) }),
    ...(policy.endedAt !== undefined && { endedAt: moment(policy.endedAt) }),
    warning: WARNING,
  };
}

const outcome = ({ kept, hits, n, rate, low, high, deff, hidden, hiddenHits, keptPerPullRequest, pullRequests }: TuneOutcome) => ({
  kept, hits, n, rate, low, high, deff, hidden, hiddenHits, keptPerPullRequest, pullRequests,
}); // prettier-ignore

const cuts = ({ range: _range, clock: _clock, ...scope }: Scope): object =>
  Object.fromEntries(Object.entries(scope).filter(([, words]: [string, string[] | undefined]) => words?.length));
