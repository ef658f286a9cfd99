import { durationOf } from './duration';
import { countOf } from './number';

/** A pace for people: "300 a minute", "under 1 a minute"; null = nothing to say. */
export function paceText(perMinute: number | null): string | null {
  if (perMinute === null) return null;
  return perMinute < 1 ? 'under 1 a minute' : `${countOf(perMinute)} a minute`;
}

/** The time left for people: "about 10 min left"; null = nothing to say. */
export function timeLeftText(minutes: number | null): string | null {
  if (minutes === null) return null;
  return minutes < 1 ? 'less than a minute left' : `about ${durationOf(minutes / 60)} left`;
}

/**
 * How far a job is: "1,200 of 4,300 pull requests", "1,200 pull requests so far", or null before it began.
 *
 * @param unit what is counted; '' = it goes without saying
 */
export function doneText(done: number, total: number | null, unit: string): string | null {
  const what = unit && ` ${unit}`;
  if (total !== null) return `${countOf(done)} of ${countOf(total)}${what}`;
  return done > 0 ? `${countOf(done)}${what} so far` : null;
}
