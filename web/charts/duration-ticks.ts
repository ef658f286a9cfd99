const logSteps = [0.25, 1, 4, 12, 24, 72, 168, 336, 672, 1344, 2688, 5376, 8760, 17520, 43800];

/** Ticks of a logarithmic hour scale between two durations: quarter hours to years, at steps people think in. */
export function logDurationTicks(least: number, most: number): number[] {
  return logSteps.filter((step) => step >= least && step <= most);
}

const linearSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 672, 1344, 2688, 8760];

/** About five ticks from 0 up to a duration, at steps people think in; the last one is not below `most`. */
export function durationTicks(most: number): number[] {
  const step = linearSteps.find((each) => most / each <= 6) ?? 8760 * Math.ceil(most / 8760 / 6);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
