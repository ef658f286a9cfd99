const trimmed = (value: number, digits: number) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/**
 * A duration for people: "38 min", "5.2 h", "17 h", "4.2 days".
 *
 * @param hours hours; null = unknown, written as a dash; 0 is data and is written "0 min"
 * @param clock on the working clock a day has no fixed length, so that hours stay hours
 */
export function durationOf(hours: number | null | undefined, clock: 'elapsed' | 'working' = 'elapsed'): string {
  if (hours === null || hours === undefined || Number.isNaN(hours)) return '–';
  if (hours < 0) return `−${durationOf(-hours, clock)}`;
  const minutes = hours * 60;
  if (minutes > 0 && minutes < 1) return '< 1 min';
  if (Math.round(minutes) < 60) return `${Math.round(minutes)} min`;
  if (hours < 9.95) return `${trimmed(hours, 1)} h`;
  if (clock === 'working' || Math.round(hours) < 48) return `${trimmed(hours, 0)} h`;
  return daysOf(hours / 24);
}

/** Days for people: "0.3 days", "1 day", "4.2 days", "12 days"; null = unknown, a dash. */
export function daysOf(days: number | null | undefined): string {
  if (days === null || days === undefined || Number.isNaN(days)) return '–';
  const digits = days < 9.95 ? (days < 0.095 && days > 0 ? 2 : 1) : 0;
  const text = trimmed(days, digits);
  if (text === '1.0') return '1 day';
  return `${text === '0.0' ? '0' : text} days`;
}
