/** One visit of a stage, epoch milliseconds; `leave` is null while it is still there. */
export interface Visit {
  enter: number;
  leave: number | null;
}

/**
 * The visit whose line passes nearest to a point of the spectrum.
 *
 * @param moment the point's place in time, epoch milliseconds
 * @param depth the point's place between entering (0) and leaving (1)
 * @param end where lines of open visits end, epoch milliseconds
 * @param reach lines further away than this do not count, milliseconds
 * @returns its index; null when no line is in reach
 */
export function nearestVisit(
  visits: readonly Visit[],
  moment: number,
  depth: number,
  end: number,
  reach: number,
): number | null {
  if (depth < 0 || depth > 1) return null;
  let best: number | null = null;
  let least = reach;
  visits.forEach(({ enter, leave }, index) => {
    const distance = Math.abs(enter + depth * ((leave ?? end) - enter) - moment);
    if (distance <= least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
