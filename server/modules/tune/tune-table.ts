import { rounded, type Table } from '../../platform/csv';
import { moment } from '../../platform/moment';
import type { Policy } from './policy.types';
import type { Tune } from './tune.types';

export const TUNE_DEFINITION =
  'Rules for what one agent should post, tried on its findings whose pull requests closed in the range and whose outcome is accepted, rejected or ignored. kept: the rule posts it; hits: accepted ones; missed: accepted ones it would have silenced; rate = hits / kept with a 95 % interval on effective counts (kept / deff). older: the older 70 % of the weeks, by which a rule is certified above the target (exact binomial tests, Holm over all rules); newer: the newer 30 %. History can only judge tightening.';

/** The candidates, one row each; empty cells = unknown. */
export function tuneTable({ candidates, agent, target, chosen }: Tune): Table {
  return {
    columns: [
      'rule', 'agent', 'target', 'minSeverity', 'categories', 'minConfidence', 'capPerPullRequest', 'kept', 'hits', 'rate', 'low', 'high', 'deff',
      'hidden', 'missed', 'keptPerPullRequest', 'olderKept', 'olderHits', 'olderRate', 'newerKept', 'newerHits', 'newerRate', 'p', 'adjusted',
      'certified', 'newerBelow', 'chosen',
    ], // prettier-ignore
    rows: candidates.map(({ label, rule, whole, older, newer, p, adjusted, certified, newerBelow }, place) => [
      label, agent, target, rule.minSeverity, rule.categories?.join(' | ') ?? null, rule.minConfidence, rule.capPerPullRequest, whole.kept, whole.hits,
      rounded(whole.rate), rounded(whole.low), rounded(whole.high), rounded(whole.deff), whole.hidden, whole.hiddenHits,
      rounded(whole.keptPerPullRequest), older.kept, older.hits, rounded(older.rate), newer.kept, newer.hits, rounded(newer.rate), rounded(p),
      rounded(adjusted), certified, newerBelow, place === chosen,
    ]), // prettier-ignore
  };
}

export const POLICIES_DEFINITION =
  'Saved rules: promised = hit rate over the range a rule was made from; actual = hit rate of what it keeps of the findings posted since it started, on closed pull requests, with bounds that hold however often one looks; posted and outside: findings posted since then, and those of them the rule would have hidden (0 when the agent follows it).';

/** The policies, one row each. */
export function policyTable(policies: readonly Policy[]): Table {
  return {
    columns: [
      'id', 'agent', 'name', 'rule', 'target', 'promised', 'actual', 'n', 'low', 'high', 'state', 'posted', 'outside', 'madeFrom', 'scope', 'savedAt',
      'startedAt', 'endedAt',
    ], // prettier-ignore
    rows: policies.map((of) => [
      of.id, of.agent, of.name, of.label, of.target, rounded(of.promise.rate), rounded(of.actual.rate), of.actual.n, rounded(of.low),
      rounded(of.high), of.state, of.posted, of.outside, of.madeFrom, of.scope, moment(of.savedAt), moment(of.startedAt), moment(of.endedAt),
    ]), // prettier-ignore
  };
}
