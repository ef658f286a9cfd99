import type { AdoptionTables } from './adoption-table';
import { delegatedRows, type DelegatedScope } from './delegated-rows';

/**
 * The most delegated runs each person had at the same moment of a span; 0 = the person had none of known length. A run counts from its start to
 * before its end, so that one which starts when another ends is not at once with it; runs that a run started, and those without an end, do not
 * count. Where usage stands for runs, the most that a day tells. Source: measures.md 5.
 */
export function runsAtOnceOf(tables: AdoptionTables, scope: DelegatedScope): Float64Array {
  const { runs, usage, people } = tables;
  const { from, to } = scope;
  const rows = delegatedRows(tables, scope);
  const ofPerson = new Map<number, number[]>();
  for (const row of rows.runs) {
    if (!(runs.end[row] > runs.start[row])) continue;
    const person = runs.person[row];
    const edges = ofPerson.get(person) ?? [];
    if (edges.length === 0) ofPerson.set(person, edges);
    edges.push(Math.max(runs.start[row], from), Math.min(runs.end[row], to));
  }
  const most = new Float64Array(people.length);
  for (const [person, edges] of ofPerson) most[person] = mostAtOnce(edges);
  for (const row of rows.usage) {
    const told = usage.mostParallelRuns[row];
    if (told > most[usage.person[row]]) most[usage.person[row]] = told;
  }
  return most;
}

/** The most intervals that hold one moment. @param edges start and end of each, one after the other */
function mostAtOnce(edges: readonly number[]): number {
  const half = edges.length / 2;
  const starts = Float64Array.from({ length: half }, (_, i) => edges[2 * i]).sort();
  const ends = Float64Array.from({ length: half }, (_, i) => edges[2 * i + 1]).sort();
  let [most, ended] = [0, 0];
  for (let i = 0; i < half; i++) {
    while (ends[ended] <= starts[i]) ended++;
    most = Math.max(most, i + 1 - ended);
  }
  return most;
}
