import { FINDING_OUTCOMES } from '../../domain/finding';
import { reviewAgentsOf } from '../../domain/review-agents';
import type { Range, Scope } from '../../platform/scope.types';
import { findingSelectionOf } from '../../store/finding-selection';
import type { FindingColumns } from '../../store/finding-columns';
import { answered, type OrganizationView } from '../../store/organization-view';

/** What a rule about one agent can be put together from. */
export interface AgentScale {
  /** Words it has used, most severe first. */
  severities: string[];
  /** Rank of every word of its scale, used or not; 1 = the most severe. */
  ranks: ReadonlyMap<string, number>;
  /** Categories it has told, alphabetical; '' = none told. */
  categories: string[];
  /** Least and greatest confidence it gave as a number; NaN = none. */
  confidence: { low: number; high: number };
}

/** Whether a finding of an outcome (by its code) is in the rate. Source: measures.md 4. */
export const IN_RATE = Uint8Array.from(FINDING_OUTCOMES, (word) =>
  word === 'accepted' || word === 'rejected' || word === 'ignored' ? 1 : 0,
);
/** Whether it was posted where it can have an outcome: a rule decides about it, whatever became of it. */
export const POSTED = Uint8Array.from(FINDING_OUTCOMES, (word) =>
  word === 'unthreaded' || word === 'unparsed' ? 0 : 1,
);

/** Keys of the agents with a finding, alphabetical; worked out once per data version. */
export const agentsOf = (view: OrganizationView, { agents, table }: FindingColumns): string[] =>
  answered(view, ['tune agents'], () => agents.filter((_, agent) => table.agent.includes(agent)).sort());

/** Rows of an agent's findings that are in the rate, of pull requests closed in the range and selected by the scope; worked out once per data version. */
export function rowsInRate(
  view: OrganizationView,
  columns: FindingColumns,
  agent: string,
  scope: Scope,
  range: Range,
): Int32Array {
  const cut = { ...scope, range: undefined, clock: undefined };
  return answered(view, ['tune rows', agent, cut, range.from, range.to], () => {
    const { table } = columns;
    const selected = findingSelectionOf(view, columns, scope, agent).findings;
    return rowsWhere(
      table.length,
      (row) =>
        selected[row] === 1 &&
        IN_RATE[table.outcome[row]] === 1 &&
        table.closed[row] >= range.from &&
        table.closed[row] < range.to,
    );
  });
}

/** The rows of a table that a condition holds for. */
export function rowsWhere(length: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (holds(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** What rules about an agent can speak of; worked out once per data version. */
export function scaleOf(view: OrganizationView, columns: FindingColumns, agent: string): AgentScale {
  return answered(view, ['tune scale', agent], () => {
    const { table } = columns;
    const code = columns.agents.indexOf(agent);
    const known = reviewAgentsOf(view.organization.settings.agents).byKey.get(agent)?.severities ?? [];
    const ranks = new Map(known.map((word, place) => [word, place + 1]));
    const used = new Set<string>();
    const categories = new Set<string>();
    let [low, high] = [NaN, NaN];
    for (let row = 0; row < table.length; row++) {
      if (table.agent[row] !== code) continue;
      const severity = columns.severities[table.severity[row]];
      if (table.rank[row] > 0) {
        used.add(severity);
        ranks.set(severity, table.rank[row]);
      }
      categories.add(columns.categories[table.category[row]]);
      const confidence = table.confidence[row];
      if (Number.isNaN(confidence)) continue;
      low = low <= confidence ? low : confidence;
      high = high >= confidence ? high : confidence;
    }
    const rank = (word: string): number => ranks.get(word) as number;
    return {
      severities: [...used].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
      ranks,
      categories: [...categories].sort(),
      confidence: { low, high },
    };
  });
}
