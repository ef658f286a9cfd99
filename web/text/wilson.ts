const Z = 1.959964;

/**
 * A share with its 95 % Wilson score interval.
 *
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927.
 * @returns `enough` is false and the ends are null for fewer than 10
 */
export function wilsonOf(
  numerator: number,
  n: number,
): {
  value: number | null;
  low: number | null;
  high: number | null;
  numerator: number;
  n: number;
  enough: boolean;
} {
  if (n < 10) return { value: null, low: null, high: null, numerator, n, enough: false };
  const share = numerator / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return {
    value: share,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    numerator,
    n,
    enough: true,
  };
}
