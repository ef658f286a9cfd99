import type { AdoptionTables } from './adoption-table';
import type { DelegatedScope } from './delegated-rows';

/**
 * Hours in which people worked with an agent themselves: the interactive minutes of usage, and interactive runs that start on days of which no usage
 * of the person and tool tells any. NaN = nothing tells. Runs are cut to the span; those without an end do not count.
 */
export function interactiveHoursOf(
  { usage, runs }: AdoptionTables,
  { people, runs: selected, usage: counts, from, to, dayOf }: DelegatedScope,
): number {
  if (!(from < to)) return NaN;
  const firstDay = dayOf(from);
  const lastDay = dayOf(to - 0.001);
  let hours = NaN;
  const add = (more: number): void => void (hours = (hours === hours ? hours : 0) + more);
  const told = new Set<string>();
  const key = (person: number, tool: number, day: number): string => `${person} ${tool} ${day}`;
  for (let row = 0; counts && row < usage.length; row++) {
    const minutes = usage.interactiveMinutes[row];
    const day = usage.day[row];
    if (minutes !== minutes || day < firstDay || day > lastDay) continue;
    if (people && people[usage.person[row]] === 0) continue;
    told.add(key(usage.person[row], usage.tool[row], day));
    add(minutes / 60);
  }
  for (let row = 0; row < runs.length; row++) {
    if (runs.delegated[row] === 1 || !(runs.start[row] < to) || !(runs.end[row] > from)) continue;
    if (runs.person[row] < 0 || (people && people[runs.person[row]] === 0) || (selected && selected[row] === 0))
      continue;
    if (told.has(key(runs.person[row], runs.tool[row], runs.startDay[row]))) continue;
    add((Math.min(to, runs.end[row]) - Math.max(from, runs.start[row])) / 3600);
  }
  return hours;
}
