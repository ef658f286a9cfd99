import { aboutTable } from './about-table';
import { csvLines, type Table } from './csv';
import { printedTable } from './printed-table';
import type { ScopeOptions } from './scope-options';
import type { Range } from './scope.types';
import { written } from './written';

/** Writes a table as CSV with its definition above, or for a terminal. */
export async function writeTable(
  table: Table,
  { definition, range }: { definition: string; range: Range },
  options: ScopeOptions,
): Promise<void> {
  if (!options.csv) return written(await printedTable(table));
  const { json: _json, csv: _csv, ...filter } = options as Record<string, string | string[] | undefined>;
  for await (const line of csvLines(table, aboutTable(definition, range, filter))) await written(line);
}
