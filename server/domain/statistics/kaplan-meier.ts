/** S(t) is a product of ratios; a step that should meet 1 − p exactly may miss it by a few units in the last place. */
const ROUNDING = 1e-12;

/**
 * Quantiles of a duration when some items are not finished yet (Kaplan & Meier, "Nonparametric estimation from
 * incomplete observations", 1958).
 *
 * `times` are durations ≥ 0 in any unit; `censored[i]` is 1 where item i is still open at that age, 0 where it
 * finished. NaN durations are excluded. An item censored at the very time of a finish still counts as at risk there
 * (the usual convention). The quantile is the **smallest finish time t with S(t) ≤ 1 − p**; R's `survfit` gives the
 * middle of the flat part when S meets 1 − p exactly, this function its left end. NaN where S never gets that low: too
 * much is still open to say. Without open items it is the smallest time that at least the share p had reached (quantile
 * type 1).
 */
export function kaplanMeier(
  times: Float64Array,
  censored: Uint8Array,
  probabilities: ArrayLike<number>,
  out = new Float64Array(probabilities.length),
): Float64Array {
  const finished = new Float64Array(times.length);
  const open = new Float64Array(times.length);
  let finishedCount = 0;
  let openCount = 0;
  for (let i = 0; i < times.length; i++) {
    if (Number.isNaN(times[i])) continue;
    if (censored[i]) open[openCount++] = times[i];
    else finished[finishedCount++] = times[i];
  }
  finished.subarray(0, finishedCount).sort();
  open.subarray(0, openCount).sort();

  out.fill(NaN);
  let survival = 1;
  let openBefore = 0;
  for (let i = 0; i < finishedCount;) {
    const time = finished[i];
    let next = i + 1;
    while (next < finishedCount && finished[next] === time) next++;
    while (openBefore < openCount && open[openBefore] < time) openBefore++;
    const atRisk = finishedCount - i + (openCount - openBefore);
    survival *= (atRisk - (next - i)) / atRisk;
    for (let q = 0; q < probabilities.length; q++) {
      if (Number.isNaN(out[q]) && survival <= 1 - probabilities[q] + ROUNDING) out[q] = time;
    }
    i = next;
  }
  return out;
}
