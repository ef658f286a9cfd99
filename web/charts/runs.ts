/** One stretch of equal labels: first and last index, both included. */
export interface Run<T> {
  label: T;
  from: number;
  to: number;
}

/** Stretches of equal neighbouring labels; gaps (null) belong to none. */
export function runsOf<T>(labels: readonly (T | null)[]): Run<T>[] {
  const runs: Run<T>[] = [];
  labels.forEach((label, index) => {
    if (label === null) return;
    const last = runs[runs.length - 1];
    if (last && last.label === label && last.to === index - 1) last.to = index;
    else runs.push({ label, from: index, to: index });
  });
  return runs;
}
