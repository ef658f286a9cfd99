import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';
import type { Finding } from './finding.types';
import type { HitRate } from './hit-rate.types';

/** The stable keys of `hit-rate --json`: those of the GraphQL query `hitRate`. Times RFC 3339, rates 0 to 1, unknown = null. Source: doors.md. */
export function hitRateJson({ range, previousRange, ...of }: HitRate, scope: Scope): object {
  const times = (one: HitRate['range']): object => ({ ...one, from: moment(one.from), to: moment(one.to) });
  return {
    range: times(range),
    previousRange: times(previousRange),
    scope: Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    ...of,
  };
}

/** The stable keys of one line of `findings --json`. */
export function findingJson(of: Finding): object {
  return {
    ...of,
    postedAt: moment(of.postedAt),
    closedAt: moment(of.closedAt),
    outcomeAt: moment(of.outcomeAt),
  };
}
