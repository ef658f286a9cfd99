/** Days as vendors write them, `2026-11-02`; all of them count days in UTC. */
export const SECONDS_OF_DAY = 86_400;

/** The day that holds a moment, epoch seconds. */
export function dayAt(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The first moment of a day, epoch seconds. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** A day so many days later; earlier when negative. */
export function dayAfter(day: string, days = 1): string {
  return dayAt(startOf(day) + days * SECONDS_OF_DAY);
}

/** Every day of a span, both ends included, the newest first; none when it ends before it begins. */
export function daysBack(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = to; day >= from; day = dayAfter(day, -1)) days.push(day);
  return days;
}
