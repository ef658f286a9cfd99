import { countOf, factorOf, shareOf } from './number';

interface OpenHours {
  staffedBy: string;
  weekly: {
    openHours: readonly (number | null)[];
    outOfHoursOpenHours: readonly (number | null)[];
    staffedHours: readonly (number | null)[];
  };
}

/** "310 open-incident hours, 41 % of them out of hours, against 5,200 staffed hours of the responders: a load of 0.06." */
export function openHoursSummary({ staffedBy, weekly }: OpenHours): string {
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, each) => total + (each ?? 0), 0);
  const open = sum(weekly.openHours);
  if (open === 0) return 'No incident was open in this range.';
  const told = `${countOf(open)} open-incident hours, ${shareOf(sum(weekly.outOfHoursOpenHours) / open)} of them out of hours`;
  // Hours of weeks nobody is known for cannot be set against staffed ones.
  const known = weekly.staffedHours.map((hours) => hours !== null);
  const staffed = sum(weekly.staffedHours);
  if (staffedBy === 'hidden')
    return `${told}; fewer than 5 people on call: their hours are not shown, the load is unknown.`;
  if (staffed === 0) return `${told}; the staffed hours are unknown.`;
  const load = sum(weekly.openHours.filter((_, week) => known[week])) / staffed;
  const whose = staffedBy === 'responders' ? 'of the responders' : 'of the organization’s calendar';
  return `${told}, against ${countOf(staffed)} staffed hours ${whose}: a load of ${factorOf(load)}.`;
}

/** What stands for the hours of a week of which nothing is told: too few people for it to be shown, or unknown. */
export function missingHours(
  { staffedBy, weekly }: { staffedBy: string; weekly: { responders: readonly (number | null)[] } },
  week: number,
): 'not shown' | 'unknown' {
  return staffedBy !== 'calendar' && weekly.responders[week] === null ? 'not shown' : 'unknown';
}
