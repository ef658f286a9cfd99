import type { PoolClient } from 'pg';
import type { RunTable } from '../domain/adoption-table';
import { wordReaders, withoutAutomated, type AdoptionWords } from './adoption-usage';
import { readColumns } from './read-columns';

/** Outcomes a source states, in the order of their codes. */
const OUTCOMES = ['', 'merged', 'closed', 'abandoned', 'answered'];

/** Runs with the pull request each names, before anybody looked whether it is recorded. */
export type ReadRuns = Omit<RunTable, 'item'> & { number: Int32Array };

/** Runs in order of start; those of automated accounts are left out. Inside `inOrganization`. */
export async function readRuns(
  client: PoolClient,
  words: AdoptionWords,
  dayOf: (at: number) => number,
): Promise<ReadRuns> {
  const read = wordReaders(words);
  const places = new Map<string, number>();
  const parents: string[] = [];
  let row = 0;
  const { length, columns } = await readColumns(
    client,
    {
      // Places are counted while the first column is read.
      person: { sql: 'person', type: 'text', column: Int32Array, read: read.person },
      id: {
        sql: 'id',
        type: 'text',
        column: Uint8Array,
        read: (rows, at) => (places.set(rows.text(at), row++), 0),
      },
      parent: {
        sql: 'parent',
        type: 'text',
        column: Int32Array,
        read: (rows, at) => {
          const parent = rows.text(at);
          return parent === '' ? -1 : -2 - parents.push(parent);
        },
      },
      tool: { sql: 'tool', type: 'text', column: Int16Array, read: read.tool },
      surface: { sql: 'surface', type: 'text', column: Uint8Array, read: read.surface },
      delegated: { sql: `(mode = 'delegated')::int`, type: 'int4', column: Uint8Array },
      start: { sql: 'extract(epoch FROM started_at)::float8', type: 'float8', column: Float64Array },
      end: { sql: 'extract(epoch FROM ended_at)::float8', type: 'float8', column: Float64Array },
      compactions: { sql: 'compactions::float8', type: 'float8', column: Float64Array },
      repo: {
        sql: 'repo',
        type: 'text',
        column: Int32Array,
        read: (rows, at) => {
          const repo = rows.text(at);
          return repo === '' ? -1 : words.repos.indexOf(repo);
        },
      },
      number: { sql: 'coalesce(number, -1)', type: 'int4', column: Int32Array },
      outcome: {
        sql: 'outcome',
        type: 'text',
        column: Uint8Array,
        read: (rows, at) => Math.max(0, OUTCOMES.indexOf(rows.text(at))),
      },
    },
    'FROM agent_run ORDER BY started_at, id',
  );
  const { id, parent, ...kept } = columns;
  void id;
  const table = withoutAutomated({
    length,
    ...kept,
    row: Int32Array.from(kept.person.keys()),
    parent: parent.map((of) => (of === -1 ? -1 : (places.get(parents[-of - 3]) ?? -2))),
    startDay: Int32Array.from(kept.start, dayOf),
    endDay: Int32Array.from(kept.start, (start, at) => lastDayOf(start, kept.end[at], dayOf)),
    named: Uint8Array.from(kept.repo, (repo, at) => (repo >= 0 && kept.number[at] >= 0 ? 1 : 0)),
  });
  const { row: from, ...runs } = table;
  if (runs.length < length) {
    const placeOf = new Map(Array.from(from, (old, place) => [old, place] as const));
    runs.parent = runs.parent.map((old) => (old < 0 ? old : (placeOf.get(old) ?? -2)));
  }
  return runs;
}

/** The day on which a run went on last; midnight itself belongs to the day before. */
function lastDayOf(start: number, end: number, dayOf: (at: number) => number): number {
  return end > start ? dayOf(end - 1e-3) : dayOf(start);
}
