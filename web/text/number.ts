/** A count for people: "1,234"; null = unknown, a dash; 0 is data. */
export function countOf(count: number | null | undefined): string {
  return count === null || count === undefined || Number.isNaN(count) ? '–' : Math.round(count).toLocaleString('en-GB');
}

/** "1 pull request", "41 pull requests". */
export function countedOf(count: number, one: string, many = `${one}s`): string {
  return `${countOf(count)} ${count === 1 ? one : many}`;
}

/** A rate per day: "6.4", "12", "0.05"; never floored to 0. */
export function rateOf(perDay: number | null | undefined): string {
  if (perDay === null || perDay === undefined || Number.isNaN(perDay)) return '–';
  if (perDay === 0) return '0';
  if (perDay < 0.1) return perDay.toPrecision(1);
  return perDay.toLocaleString('en-GB', { maximumFractionDigits: perDay < 9.95 ? 1 : 0 });
}

/** A factor: "2.2", "0.31", "14". */
export function factorOf(factor: number | null | undefined): string {
  if (factor === null || factor === undefined || Number.isNaN(factor)) return '–';
  return factor.toLocaleString('en-GB', { maximumFractionDigits: factor < 0.995 ? 2 : factor < 9.95 ? 1 : 0 });
}

/** A share of 0..1 as "38 %". */
export function shareOf(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;
}

/** A share of 0..1 with a decimal where it is small: "38 %", "0.8 %", "0 %". */
export function fineShareOf(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '–';
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '< 0.1 %';
  return `${percent.toLocaleString('en-GB', { maximumFractionDigits: percent < 9.95 ? 1 : 0 })} %`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A count beside an axis, where five digits do not fit: 8,000 stays, 100,000 becomes 100K. */
export function axisCountOf(value: number): string {
  return Math.abs(value) < 10_000 ? countOf(value) : compact.format(value);
}

/** A mean of counts: "4.2", "12", "0.3"; null = unknown, a dash. */
export function meanOf(mean: number | null | undefined): string {
  if (mean === null || mean === undefined || Number.isNaN(mean)) return '–';
  return mean.toLocaleString('en-GB', { maximumFractionDigits: mean < 9.95 ? 1 : 0 });
}
