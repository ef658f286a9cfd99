/** Numbers of sentences. What is not known is written as a dash; sentences that need it are left out before. */

const written = (value: number, digits: number): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const dashed = (value: number, write: (value: number) => string): string => (Number.isNaN(value) ? '–' : write(value));

/** "1,234" */
export const countText = (count: number): string => dashed(count, (value) => written(Math.round(value), 0));

/** A mean of counts: "4.2", "12". */
export const meanText = (mean: number): string =>
  dashed(mean, (value) => value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 9.95 ? 1 : 0 }));

/** "1 pull request", "41 pull requests" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${Math.round(count) === 1 ? one : many}`;

/** A share of 0..1: "38 %", "0.8 %". */
export const shareText = (share: number): string =>
  dashed(share, (value) => {
    const percent = 100 * value;
    return `${percent.toLocaleString('en-GB', { maximumFractionDigits: percent > 0 && percent < 9.95 ? 1 : 0 })} %`;
  });

/** "0.3 days", "1 day", "12 days" */
export const daysText = (days: number): string =>
  dashed(days, (value) => {
    const text = written(value, value < 9.95 ? (value > 0 && value < 0.095 ? 2 : 1) : 0);
    return text === '1.0' ? '1 day' : `${text === '0.0' ? '0' : text} days`;
  });

/** "38 min", "5.2 h", "17 h", "4.2 days" */
export const hoursText = (hours: number): string =>
  dashed(hours, (value) => {
    if (Math.round(value * 60) < 60) return `${Math.round(value * 60)} min`;
    if (value < 9.95) return `${written(value, 1)} h`;
    return Math.round(value) < 48 ? `${written(value, 0)} h` : daysText(value / 24);
  });

/** A factor or ratio: "2.1", "0.31", "14". */
export const ratioText = (ratio: number): string =>
  dashed(ratio, (value) =>
    value.toLocaleString('en-GB', { maximumFractionDigits: value < 0.995 ? 2 : value < 9.95 ? 1 : 0 }),
  );

/** 2 → "2nd" */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
