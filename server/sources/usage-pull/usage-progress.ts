import { dayAfter, daysBack, SECONDS_OF_DAY, startOf } from './usage-day';

/** How far the pulls of a connection are, as it stands in `connection.progress`. */
export interface UsageProgress {
  /** The first day that is wanted. */
  from: string;
  /** The newest whole day when the vendor was asked last; null = never. */
  to: string | null;
  /** Days that are in, with the rows each came with. */
  days: Record<string, number>;
  /** Days of which the vendor says that it has no report. */
  absent: string[];
  /** Records came in that nothing was derived from yet: a run was killed. */
  underived: boolean;
}

/** What of it people are told; times in epoch seconds. */
export interface UsageRead {
  firstDay: string;
  /** The newest day that is in; null = none. */
  lastDay: string | null;
  days: number;
  missing: number;
  /** Days of which the vendor has no report. */
  absent: number;
  rows: number;
  /** Everything up to here is in; null while a day is missing. */
  completeTo: number | null;
}

/** Days before the newest that are read again each time: vendors correct their figures late. */
export const READ_AGAIN = 7;
/** Days that a first pull goes back. */
const FIRST_DAYS = 90;

/** What was saved, or the beginning; the first pull goes 90 days back from today. */
export function progressOf(saved: unknown, today: string): UsageProgress {
  const known = (saved ?? {}) as Partial<UsageProgress>;
  return {
    from: known.from ?? dayAfter(today, -FIRST_DAYS),
    to: known.to ?? null,
    days: { ...known.days },
    absent: [...(known.absent ?? [])],
    underived: known.underived ?? false,
  };
}

/** Days that are neither in nor known to have no report, the newest first. */
export function missingDays({ from, to, days, absent }: UsageProgress): string[] {
  if (to === null) return [];
  const none = new Set(absent);
  return daysBack(from, to).filter((day) => !(day in days) && !none.has(day));
}

/** Days to read now, the newest first: those that are missing and the newest seven. */
export function wantedDays(progress: UsageProgress): string[] {
  const { from, to } = progress;
  if (to === null) return [];
  const again = dayAfter(to, 1 - READ_AGAIN);
  const missing = new Set(missingDays(progress));
  return daysBack(from, to).filter((day) => missing.has(day) || day >= again);
}

/**
 * Days as spans that are asked for at once, in their order. The days of a week are always asked for together, as far as they are wanted at all: what is put
 * aside of a week stands under the same days each time it is read.
 */
export function spansOf(
  days: readonly string[],
  by: 'day' | 'week',
  { from, to }: { from: string; to: string },
): { from: string; to: string }[] {
  if (by === 'day') return days.map((day) => ({ from: day, to: day }));
  return [...new Set(days.map(mondayOf))].map((monday) => {
    const sunday = dayAfter(monday, 6);
    return { from: monday < from ? from : monday, to: sunday > to ? to : sunday };
  });
}

/** 1970-01-01 was a Thursday. */
const mondayOf = (day: string): string => dayAfter(day, -((startOf(day) / SECONDS_OF_DAY + 3) % 7));

/** What people are told of it; null before the first run has begun. */
export function usageRead(saved: unknown): UsageRead | null {
  const { from, to } = (saved ?? {}) as Partial<UsageProgress>;
  if (from === undefined || to === undefined || to === null) return null;
  const progress = progressOf(saved, to);
  const read = Object.keys(progress.days).sort();
  const missing = missingDays(progress).length;
  return {
    firstDay: from,
    lastDay: read.at(-1) ?? null,
    days: read.length,
    missing,
    absent: progress.absent.length,
    rows: Object.values(progress.days).reduce((sum, rows) => sum + rows, 0),
    completeTo: missing > 0 ? null : startOf(dayAfter(to)),
  };
}
