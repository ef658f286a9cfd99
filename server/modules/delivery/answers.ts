import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';
import type { DeliveryFigures } from './delivery.types';
import type { Deploy } from './deploy.types';
import type { Incident } from './incident.types';
import type { DeliveryMapping } from './mapping.types';

/** The stable keys of `dora --json`: those of the GraphQL query `delivery`. Times RFC 3339, durations hours, rates 0 to 1, unknown = null. */
export function doraJson({ range, previousRange: _previous, ...of }: DeliveryFigures, scope: Scope): object {
  return {
    range: { ...range, from: moment(range.from), to: moment(range.to) },
    scope: Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    ...of,
  };
}

/** The stable keys of one line of `deploys --json`. */
export function deployJson(of: Deploy): object {
  return {
    ...of,
    startedAt: moment(of.startedAt),
    finishedAt: moment(of.finishedAt),
    recoveredAt: moment(of.recoveredAt),
  };
}

/** The stable keys of one line of `incidents --json`. */
export function incidentJson(of: Incident): object {
  return {
    ...of,
    openedAt: moment(of.openedAt),
    acknowledgedAt: moment(of.acknowledgedAt),
    resolvedAt: moment(of.resolvedAt),
  };
}

/** The stable keys of `mapping --json`; `rules`, `services` and `incidentServices` are what `mapping --set` reads. */
export function mappingJson(of: DeliveryMapping): object {
  return {
    ...of,
    groups: of.groups.map((group) => ({ ...group, lastAt: moment(group.lastAt) })),
    changedAt: moment(of.changedAt),
  };
}
