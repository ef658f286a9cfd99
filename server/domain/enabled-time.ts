/** What enabled each line of a log: the moment, and the place of the line that did (-1 = nothing did, it began the case). */
export interface EnabledTimes {
  enabled: Float64Array;
  source: Int32Array;
}

/**
 * When each activity could have begun: at the end of the last activity of its case that had ended by then (of equal ends the one that started last).
 * An activity that overlaps it runs beside it and does not enable it. The first one of a case is enabled when it starts.
 */
export function enabledTimesOf(
  log: readonly { case: string; activity: string; start: number; end: number }[],
): EnabledTimes {
  const enabled = Float64Array.from(log, ({ start }) => start);
  const source = new Int32Array(log.length).fill(-1);
  const cases = new Map<string, number[]>();
  log.forEach((line, place) => {
    const lines = cases.get(line.case);
    if (lines) lines.push(place);
    else cases.set(line.case, [place]);
  });
  for (const lines of cases.values()) {
    lines.sort((a, b) => log[a].end - log[b].end || log[a].start - log[b].start || a - b);
    for (let i = lines.length - 1; i > 0; i--)
      for (let before = i - 1; before >= 0; before--) {
        if (log[lines[before]].end > log[lines[i]].start) continue;
        source[lines[i]] = lines[before];
        enabled[lines[i]] = log[lines[before]].end;
        break;
      }
  }
  return { enabled, source };
}
