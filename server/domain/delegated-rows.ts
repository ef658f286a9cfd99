import type { AdoptionTables } from './adoption-table';

/** What narrows delegated work, and the span it is looked at in. */
export interface DelegatedScope {
  /** One byte per person; undefined = all. */
  people?: Uint8Array;
  /** One byte per run; undefined = all. */
  runs?: Uint8Array;
  /** Whether days of usage count too: false where the scope cuts by what they do not tell. */
  usage: boolean;
  /** Epoch seconds: [from, to). */
  from: number;
  to: number;
  /** Number of the local day of a moment. */
  dayOf: (at: number) => number;
}

/** Rows of delegated work in a span. */
export interface DelegatedRows {
  /** Delegated runs that people started and whose time touches the span, in order of start; one without an end touches it when it starts in it. */
  runs: Int32Array;
  /** Delegated runs that a run started, those begun in the span. */
  subAgentRuns: Int32Array;
  /** Days of usage with delegated minutes, of a person and tool of which no run is recorded that day. */
  usage: Int32Array;
}

/**
 * What counts as delegated work: runs where they are recorded, else what a day's usage tells of them, never both. A recorded run, delegated or not,
 * covers every local day it touches, of its person and tool, whatever the surface.
 */
export function delegatedRows(tables: AdoptionTables, scope: DelegatedScope): DelegatedRows {
  const { runs, usage } = tables;
  const { from, to } = scope;
  const own: number[] = [];
  const sub: number[] = [];
  for (let row = 0; row < runs.length; row++) {
    if (runs.delegated[row] === 0 || !(runs.start[row] < to) || !selected(scope, runs.person[row], row)) continue;
    const starts = runs.start[row] >= from;
    if (runs.parent[row] !== -1) {
      if (starts) sub.push(row);
    } else if (starts || runs.end[row] > from) own.push(row);
  }
  return {
    runs: Int32Array.from(own),
    subAgentRuns: Int32Array.from(sub),
    usage: scope.usage ? usageRows({ runs, usage }, scope) : new Int32Array(0),
  };
}

function selected({ people, runs }: DelegatedScope, person: number, row: number): boolean {
  return person >= 0 && (people === undefined || people[person] === 1) && (runs === undefined || runs[row] === 1);
}

function usageRows({ runs, usage }: Pick<AdoptionTables, 'runs' | 'usage'>, scope: DelegatedScope): Int32Array {
  const { people, from, to, dayOf } = scope;
  if (!(from < to)) return new Int32Array(0);
  const firstDay = dayOf(from);
  const lastDay = dayOf(to - 0.001);
  const rows: number[] = [];
  for (let row = 0; row < usage.length; row++) {
    const day = usage.day[row];
    if (day < firstDay || day > lastDay || !(usage.delegatedMinutes[row] > 0)) continue;
    if (people === undefined || people[usage.person[row]] === 1) rows.push(row);
  }
  if (rows.length === 0) return new Int32Array(0);
  const covered = recordedDays(runs, firstDay, lastDay);
  return Int32Array.from(
    rows.filter((row) => !covered.has(dayKey(usage.person[row], usage.tool[row], usage.day[row]))),
  );
}

/** Persons' days with a recorded run, by tool. */
function recordedDays(
  { length, person, tool, startDay, endDay }: AdoptionTables['runs'],
  firstDay: number,
  lastDay: number,
): Set<number> {
  const days = new Set<number>();
  for (let row = 0; row < length; row++) {
    if (startDay[row] > lastDay) break;
    for (let day = Math.max(startDay[row], firstDay); day <= Math.min(endDay[row], lastDay); day++)
      days.add(dayKey(person[row], tool[row], day));
  }
  return days;
}

/** Days are five figures, tools at most five: together with the person below 2^53 for 500,000 people. */
const dayKey = (person: number, tool: number, day: number): number => (person * 65536 + tool) * 131072 + day;
