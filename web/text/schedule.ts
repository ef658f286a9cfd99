/** The schedules a connection can have: minutes between two runs. */
export const schedules = [5, 15, 30, 60, 240, 1440] as const;

/** A schedule for people: "every 15 min", "every hour", "once a day". */
export function everyText(minutes: number): string {
  if (minutes === 1440) return 'once a day';
  if (minutes === 60) return 'every hour';
  if (minutes % 1440 === 0) return `every ${minutes / 1440} days`;
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} min`;
}
