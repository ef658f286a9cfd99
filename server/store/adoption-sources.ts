import type { PoolClient } from 'pg';
import type { SourceSpan, UsagePeriodTable, UsageTable } from '../domain/adoption-table';
import type { ReadRuns } from './adoption-runs';
import type { OrganizationSettings } from './organizations';

/** The day up to which vendors' interfaces were read without fault, by tool; NaN and absent = never. Inside `inOrganization`. */
export async function pulledDays(client: PoolClient, dayOf: (at: number) => number): Promise<Map<string, number>> {
  const { rows } = await client.query<{ door: string; at: number }>(
    `SELECT replace(door, '_', '-') AS door, max(extract(epoch FROM last_run_at))::float8 AS at FROM connection
     WHERE replace(door, '_', '-') LIKE '%-usage' AND last_run_at IS NOT NULL AND error_code IS NULL GROUP BY 1`,
  );
  return new Map(rows.map(({ door, at }) => [door.replace(/-usage$/, ''), dayOf(at)]));
}

/**
 * The first day of which no retention has removed anything, of usage and of runs of any tool; -Infinity = nothing is removed. Days of usage are removed
 * as a whole, in UTC; runs by the moment they began, so that the day of the cut has lost some.
 *
 * @param now epoch seconds, as the retention counts from
 */
export function cutDays(
  kept: NonNullable<OrganizationSettings['retention']>,
  now: number,
  dayOf: (at: number) => number,
): Record<'usage' | 'runs', number> {
  const cut = { usage: -Infinity, runs: -Infinity };
  for (const [source, days] of Object.entries(kept)) {
    const before = now - days * 86400;
    if (source.startsWith('usage:')) cut.usage = Math.max(cut.usage, Math.floor(before / 86400));
    else if (source.startsWith('runs:')) cut.runs = Math.max(cut.runs, dayOf(before) + 1);
  }
  return cut;
}

/**
 * Of which days sources of usage, runs and delegated minutes tell: from the first to the last day recorded of a tool, or the day of the last pull where the
 * vendor is asked on a schedule. Usage tells of runs where it tells their number beside delegated minutes, 0 as well: without the number nobody can be known
 * to have had fewer than four, and without minutes its runs are not known to be delegated. Minutes alone tell of hours. In order of kind, then of tool.
 *
 * @param horizonDay no source tells of later days
 */
export function usageSpans(
  tables: { usage: UsageTable; periods: UsagePeriodTable; runs: ReadRuns },
  tools: readonly string[],
  pulled: ReadonlyMap<string, number>,
  horizonDay: number,
  cut: Record<'usage' | 'runs', number> = { usage: -Infinity, runs: -Infinity },
): SourceSpan[] {
  const { usage, periods, runs } = tables;
  const used = new Spans(tools.length);
  const ran = new Spans(tools.length);
  const delegated = new Spans(tools.length);
  for (let row = 0; row < usage.length; row++) {
    used.add(usage.tool[row], usage.day[row], usage.day[row]);
    if (!(usage.delegatedMinutes[row] >= 0)) continue;
    delegated.add(usage.tool[row], usage.day[row], usage.day[row]);
    if (usage.runs[row] >= 0) ran.add(usage.tool[row], usage.day[row], usage.day[row]);
  }
  for (let row = 0; row < periods.length; row++) used.add(periods.tool[row], periods.fromDay[row], periods.toDay[row]);
  for (let row = 0; row < runs.length; row++) ran.add(runs.tool[row], runs.startDay[row], runs.endDay[row]);
  const kinds = [['usage', used], ['runs', ran], ['delegated', delegated]] as const; // prettier-ignore
  // Numbers of tools follow from who is named first.
  const byName = [...tools.keys()].sort((a, b) => (tools[a] < tools[b] ? -1 : 1));
  return kinds.flatMap(([kind, { from, to }]) =>
    byName.flatMap((index): SourceSpan[] => {
      const tool = tools[index];
      if (from[index] > to[index]) return [];
      const toDay = Math.max(to[index], Math.min(pulled.get(tool) ?? -Infinity, horizonDay));
      const cutDay = kind === 'delegated' ? -Infinity : cut[kind];
      return [{ kind, tool, fromDay: from[index], toDay, ...(cutDay > -Infinity ? { cutDay } : {}) }];
    }),
  );
}

class Spans {
  readonly from: Float64Array;
  readonly to: Float64Array;

  constructor(tools: number) {
    this.from = new Float64Array(tools).fill(Infinity);
    this.to = new Float64Array(tools).fill(-Infinity);
  }

  add(tool: number, from: number, to: number): void {
    if (from < this.from[tool]) this.from[tool] = from;
    if (to > this.to[tool]) this.to[tool] = to;
  }
}
