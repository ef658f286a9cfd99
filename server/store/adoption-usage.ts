import type { PoolClient } from 'pg';
import { SURFACES, type Surface, type UsagePeriodTable, type UsageTable } from '../domain/adoption-table';
import { isUsed } from '../domain/adoption-use';
import type { AdoptionPeople } from './adoption-people';
import type { BinaryRows } from './binary-copy';
import type { Dictionary } from './dictionary';
import { readColumns } from './read-columns';

/** What numbers of usage and runs stand for. */
export interface AdoptionWords {
  people: AdoptionPeople;
  tools: Dictionary;
  phases: Dictionary;
  repos: Dictionary;
}

type Read = (rows: BinaryRows, at: number) => number;

/** How words of a row become numbers. */
export function wordReaders({
  people,
  tools,
  phases,
}: AdoptionWords): Record<'person' | 'tool' | 'surface' | 'phase', Read> {
  let name = Buffer.alloc(0) as Buffer;
  let person = -1;
  return {
    person: (rows, at) => {
      // Neighbours are often the same.
      if (!rows.same(at, name) || name.length === 0) {
        name = rows.bytes(at);
        person = people.numberOf(rows.text(at));
      }
      return person;
    },
    tool: (rows, at) => tools.indexOf(rows.text(at)),
    surface: (rows, at) => SURFACES.indexOf(rows.text(at) as Surface),
    phase: (rows, at) => {
      const phase = rows.text(at);
      return phase === '' ? -1 : phases.indexOf(phase);
    },
  };
}

const day = (column: string): string => `${column} - date '1970-01-01'`;
const floats = (sql: string) => ({ sql: `${sql}::float8`, type: 'float8', column: Float64Array }) as const;

/** Usage per day, in order of person as they are named and day; rows of automated accounts are left out. Inside `inOrganization`. */
export async function readUsage(client: PoolClient, words: AdoptionWords): Promise<UsageTable> {
  const read = wordReaders(words);
  const { length, columns } = await readColumns(
    client,
    {
      person: { sql: 'person', type: 'text', column: Int32Array, read: read.person },
      day: { sql: day('day'), type: 'int4', column: Int32Array },
      tool: { sql: 'tool', type: 'text', column: Int16Array, read: read.tool },
      surface: { sql: 'surface', type: 'text', column: Uint8Array, read: read.surface },
      ambient: { sql: 'ambient', type: 'bool', column: Uint8Array, read: (rows, at) => (rows.boolean(at) ? 1 : 0) },
      sessions: floats('sessions'),
      prompts: floats('prompts'),
      runs: floats('runs'),
      delegatedMinutes: floats('delegated_minutes'),
      interactiveMinutes: floats('interactive_minutes'),
      longestRunMinutes: floats('longest_run_minutes'),
      mostParallelRuns: floats('most_parallel_runs'),
      lines: floats('lines_accepted'),
      cost: floats('cost_usd'),
      tokens: floats('tokens'),
      phase: { sql: 'phase', type: 'text', column: Int16Array, read: read.phase },
    },
    'FROM agent_usage ORDER BY person, day',
  );
  const { sessions, prompts, runs, delegatedMinutes, interactiveMinutes, longestRunMinutes, mostParallelRuns, lines, cost, tokens } = columns; // prettier-ignore
  const told = [sessions, prompts, runs, delegatedMinutes, interactiveMinutes, longestRunMinutes, mostParallelRuns, lines, cost, tokens]; // prettier-ignore
  const figures = told.map(() => NaN);
  const used = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    for (let at = 0; at < told.length; at++) figures[at] = told[at][row];
    used[row] = isUsed({ figures, ambient: columns.ambient[row] === 1 }) ? 1 : 0;
  }
  return withoutAutomated({ length, ...columns, used });
}

/** Totals of spans of days; rows of automated accounts are left out. Inside `inOrganization`. */
export async function readUsagePeriods(client: PoolClient, words: AdoptionWords): Promise<UsagePeriodTable> {
  const read = wordReaders(words);
  const { length, columns } = await readColumns(
    client,
    {
      person: { sql: 'person', type: 'text', column: Int32Array, read: read.person },
      fromDay: { sql: day('from_day'), type: 'int4', column: Int32Array },
      toDay: { sql: day('to_day'), type: 'int4', column: Int32Array },
      tool: { sql: 'tool', type: 'text', column: Int16Array, read: read.tool },
      surface: { sql: 'surface', type: 'text', column: Uint8Array, read: read.surface },
      activeDays: floats('active_days'),
      most: floats(
        'CASE WHEN coalesce(active_days, sessions, prompts, runs, lines_accepted, cost_usd) IS NULL THEN NULL ELSE greatest(active_days, sessions, prompts, runs, lines_accepted, cost_usd) END',
      ),
      phase: { sql: 'phase', type: 'text', column: Int16Array, read: read.phase },
    },
    'FROM agent_usage_period ORDER BY person, to_day, from_day',
  );
  const { most, ...kept } = columns;
  const used = Uint8Array.from(most, (figure) => (isUsed({ figures: [figure], ambient: false }) ? 1 : 0));
  return withoutAutomated({ length, ...kept, used });
}

/** A table without the rows of nobody. */
export function withoutAutomated<T extends { length: number; person: Int32Array }>(table: T): T {
  const { person } = table;
  if (!person.some((of) => of < 0)) return table;
  const rows = Int32Array.from(person.keys()).filter((row) => person[row] >= 0);
  const columns = Object.entries(table).map(([name, column]) => [
    name,
    typeof column === 'number' ? rows.length : gatheredRows(column as Int32Array, rows),
  ]);
  return Object.fromEntries(columns) as T;
}

function gatheredRows(column: Int32Array, rows: Int32Array): Int32Array {
  const out = new (column.constructor as new (length: number) => Int32Array)(rows.length);
  for (let row = 0; row < rows.length; row++) out[row] = column[rows[row]];
  return out;
}
