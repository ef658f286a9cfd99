import type { Periods } from './period';

/** Consecutive stretches of time, [from[i], to[i]), rising and apart. Epoch seconds. */
export interface Stretches {
  from: Float64Array;
  to: Float64Array;
}

/** The union of [from, to) stretches: where they overlap or touch, they become one. Empty ones are left out. */
export function unionOf(stretches: readonly { from: number; to: number }[]): Stretches {
  const sorted = stretches.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const from: number[] = [];
  const to: number[] = [];
  for (const stretch of sorted) {
    const last = to.length - 1;
    if (last >= 0 && stretch.from <= to[last]) to[last] = Math.max(to[last], stretch.to);
    else {
      from.push(stretch.from);
      to.push(stretch.to);
    }
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

/**
 * Hours per period in which at least one incident of a service was open, summed over services: incidents of one service that overlap count once.
 * Incidents that name no service count as one service. Source: measures.md 3 (incident clock).
 *
 * @param incidents resolvedAt NaN = open until `now`
 * @param clock cumulative seconds that count; undefined = every second does
 */
export function openIncidentHours(
  incidents: readonly { service: string; openedAt: number; resolvedAt: number }[],
  periods: Periods,
  now: number,
  clock: (at: number) => number = (at) => at,
): Float64Array {
  const hours = new Float64Array(periods.length);
  const byService = new Map<string, { from: number; to: number }[]>();
  for (const { service, openedAt, resolvedAt } of incidents) {
    const list = byService.get(service) ?? [];
    byService.set(service, list);
    list.push({ from: openedAt, to: Number.isNaN(resolvedAt) ? now : Math.min(resolvedAt, now) });
  }
  for (const list of byService.values()) {
    const { from, to } = unionOf(list);
    for (let i = 0, period = 0; i < from.length; i++) {
      while (period < periods.length && periods.edges[period + 1] <= from[i]) period++;
      for (let p = period; p < periods.length && periods.edges[p] < to[i]; p++) {
        const begin = Math.max(from[i], periods.edges[p]);
        const end = Math.min(to[i], periods.edges[p + 1]);
        hours[p] += (clock(end) - clock(begin)) / 3600;
      }
    }
  }
  return hours;
}
