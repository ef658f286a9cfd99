import { CAUSES } from '../../domain/waiting';
import { moment } from '../../platform/moment';
import type { Scope } from '../../platform/scope.types';
import type { Waiting } from './waiting.types';

/** The stable keys of `waiting --json`. Times RFC 3339, durations hours, unknown = null. */
export function waitingJson({ range, periods, weekly, ...of }: Waiting, scope: Scope): object {
  const { total, ...rest } = of;
  return {
    range: { ...range, from: moment(range.from), to: moment(range.to) },
    scope: Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    clock: 'elapsed',
    ...rest,
    total: of.unknown ? null : total,
    weeks: periods.label.map((label, p) => ({
      label,
      start: moment(periods.start[p]),
      end: moment(periods.end[p]),
      running: periods.running[p],
      ...Object.fromEntries(CAUSES.map((cause) => [cause, of.unknown ? null : weekly[cause][p]])),
      n: weekly.n[p],
    })),
  };
}
