/**
 * Mean wait before service of each class in M/G/1 where the smaller class goes first and nobody in service is put out, in the unit of `means`. `rates`:
 * arrivals per unit of time; `means` and `cvs` of service. W_k = W_0 / ((1 − σ_{k−1})(1 − σ_k)) with W_0 = Σ λE[S²] / 2 and σ_k the load of classes
 * up to k (Cobham 1954). Infinity for classes whose σ_k reaches 1.
 */
export function priorityWaits(rates: readonly number[], means: readonly number[], cvs: readonly number[]): number[] {
  const residual = rates.reduce((sum, rate, k) => sum + (rate * means[k] ** 2 * (1 + cvs[k] ** 2)) / 2, 0);
  let before = 0;
  return rates.map((rate, k) => {
    const upTo = before + rate * means[k];
    const wait = upTo >= 1 ? Infinity : residual / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}
