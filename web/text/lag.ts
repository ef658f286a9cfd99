import { durationOf } from './duration';

const hoursBetween = (from: string, to: number) => (to - Date.parse(from)) / 3_600_000;

/** How long ago: "6 min ago", "just now"; null = unknown, a dash. */
export function agoOf(moment: string | null | undefined, now: number): string {
  if (!moment) return '–';
  const hours = hoursBetween(moment, now);
  return hours < 1 / 60 ? 'just now' : `${durationOf(hours)} ago`;
}

/** How long until: "in 9 min", "now"; null = unknown, a dash. */
export function untilOf(moment: string | null | undefined, now: number): string {
  if (!moment) return '–';
  const hours = -hoursBetween(moment, now);
  return hours < 1 / 60 ? 'now' : `in ${durationOf(hours)}`;
}

/** A moment of these days: "14 August 12:04", with the year only when it is not this one. */
export function lateMomentOf(moment: string, timeZone: string, now: number): string {
  const date = new Date(moment);
  const part = (options: Intl.DateTimeFormatOptions, of = date) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(of);
  const year = part({ year: 'numeric' });
  const day = part({ day: 'numeric', month: 'long' });
  const time = part({ hour: '2-digit', minute: '2-digit' });
  return year === part({ year: 'numeric' }, new Date(now)) ? `${day} ${time}` : `${day} ${year} ${time}`;
}
