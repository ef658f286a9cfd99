import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';
import type { Policy } from './policy.types';
import type { Tune, TuneOutcome, TuneRuleInput } from './tune.types';

/** The stable keys of `tune --json`. Times RFC 3339, unknown = null. `rule` and `cut` stand there when options name a rule. */
export function tuneJson(
  { range, splitAt, ...tune }: Tune,
  scope: Scope,
  asked?: { rule: TuneRuleInput; cut: TuneOutcome },
): object {
  return {
    range: { ...range, from: moment(range.from), to: moment(range.to) },
    scope: Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    splitAt: moment(splitAt),
    ...tune,
    ...asked,
  };
}

/** The stable keys of one line of `policies --json`. */
export function policyJson({ weeks, savedAt, startedAt, endedAt, ...of }: Policy): object {
  return {
    ...of,
    savedAt: moment(savedAt),
    startedAt: moment(startedAt),
    endedAt: moment(endedAt),
    weeks: weeks.label.map((label, w) => ({
      label,
      start: moment(weeks.start[w]),
      running: weeks.running[w],
      rate: weeks.rate[w],
      n: weeks.n[w],
      posted: weeks.posted[w],
      outside: weeks.outside[w],
    })),
  };
}
