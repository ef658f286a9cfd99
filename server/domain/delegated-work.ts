import type { AdoptionTables } from './adoption-table';
import { delegatedRows, type DelegatedScope } from './delegated-rows';
import { periodOf, type Periods } from './period';

const HOUR = 3600;

/** Delegated work in a span; hours unless a name says otherwise. */
export interface DelegatedWork {
  /** Per period: lengths of runs cut to the period, added up, and runs started in it. */
  hours: Float64Array;
  started: Float64Array;
  total: number;
  /** Started in the span: recorded ones, and those that days of usage tell of. */
  runs: number;
  /** Lengths of recorded runs started in the span, whole ones; those without an end are left out … */
  lengths: Float64Array;
  /** … and counted. */
  withoutEnd: number;
  /** Of runs started in the span, and of days of usage; NaN = none. */
  longest: number;
  subAgentRuns: number;
  /** NaN = no run tells of any. */
  compactions: number;
  /** Hours per person of the organization. */
  ofPerson: Float64Array;
  /** 1 = the person has delegated work in the span, also where no length is known. */
  delegates: Uint8Array;
}

/**
 * Delegated work of a span. Runs that a run started lie within it and are in no hours, lengths and counts but their own. A run without an end is in
 * no hours. What a day's usage tells lies in the period that holds the day. Sums are of agents' hours: two runs at once for an hour are two hours.
 * Source: measures.md 5.
 *
 * @param periods consecutive ones that make up the span
 */
export function delegatedWorkOf(tables: AdoptionTables, scope: DelegatedScope, periods: Periods): DelegatedWork {
  const { runs: table, usage } = tables;
  const { from, to, dayOf } = scope;
  const rows = delegatedRows(tables, scope);
  const hours = new Float64Array(periods.length);
  const started = new Float64Array(periods.length);
  const ofPerson = new Float64Array(tables.people.length);
  const delegates = new Uint8Array(tables.people.length);
  const lengths: number[] = [];
  let [withoutEnd, runs, longest, compactions] = [0, 0, NaN, NaN];
  const longer = (length: number): void => void (longest = length > longest || longest !== longest ? length : longest);
  const add = (person: number, period: number, length: number): void => {
    if (period < 0 || period >= periods.length) return;
    hours[period] += length;
    ofPerson[person] += length;
  };
  const compacted = (row: number): void => {
    const told = table.compactions[row];
    if (table.start[row] >= from && told === told) compactions = (compactions === compactions ? compactions : 0) + told;
  };
  for (const row of rows.runs) {
    const start = table.start[row];
    const end = table.end[row];
    const person = table.person[row];
    delegates[person] = 1;
    compacted(row);
    if (start >= from) {
      runs++;
      started[periodOf(periods, start)]++;
      if (end === end) {
        lengths.push((end - start) / HOUR);
        longer((end - start) / HOUR);
      } else withoutEnd++;
    }
    if (!(end > start)) continue;
    const last = Math.min(end, to);
    let at = Math.max(start, from);
    for (let period = periodOf(periods, at); at < last; period++) {
      const until = Math.min(last, periods.edges[period + 1]);
      add(person, period, (until - at) / HOUR);
      at = until;
    }
  }
  for (const row of rows.subAgentRuns) compacted(row);
  const days = Array.from({ length: periods.length }, (_, period) => dayOf(periods.edges[period]));
  for (const row of rows.usage) {
    let period = periods.length - 1;
    while (period > 0 && days[period] > usage.day[row]) period--;
    delegates[usage.person[row]] = 1;
    add(usage.person[row], period, usage.delegatedMinutes[row] / 60);
    if (usage.runs[row] > 0) {
      runs += usage.runs[row];
      started[period] += usage.runs[row];
    }
    if (usage.longestRunMinutes[row] > 0) longer(usage.longestRunMinutes[row] / 60);
  }
  return {
    hours,
    started,
    total: hours.reduce((sum, of) => sum + of, 0),
    runs,
    lengths: Float64Array.from(lengths),
    withoutEnd,
    longest,
    subAgentRuns: rows.subAgentRuns.length,
    compactions,
    ofPerson,
    delegates,
  };
}
