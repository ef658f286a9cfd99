/**
 * Earth mover's distance (Wasserstein-1) between the distributions of two samples on a line: the area between their distribution functions, in the unit of the
 * values. Both ascending, without NaN; NaN where one is empty. Source: Vallender, "Calculation of the Wasserstein distance between probability distributions
 * on the line" (1974).
 */
export function earthMoverDistance(a: Float64Array, b: Float64Array): number {
  if (a.length === 0 || b.length === 0) return NaN;
  let distance = 0;
  let i = 0;
  let j = 0;
  let at = Math.min(a[0], b[0]);
  while (i < a.length || j < b.length) {
    const next = j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
    distance += Math.abs(i / a.length - j / b.length) * (next - at);
    at = next;
    while (i < a.length && a[i] === at) i++;
    while (j < b.length && b[j] === at) j++;
  }
  return distance;
}
