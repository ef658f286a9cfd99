import { FINDING_EVIDENCE } from '../../domain/finding';
import { randomOf } from '../../domain/statistics/random';
import { shuffle } from '../../domain/statistics/shuffle';
import type { FindingColumns } from '../../store/finding-columns';
import { closedRows, IGNORED, inRate, type Span } from './finding-rows';
import type { FindingSelection } from '../../store/finding-selection';
import type { DrawnAgent } from './sample-rows';

const DECIDED = FINDING_EVIDENCE.indexOf('decided');

/** Rows drawn, in the order in which they are judged, and what they were drawn from. */
export interface DrawnFindings {
  rows: number[];
  population: DrawnAgent[];
}

/**
 * Draws findings in the strict rate: half of those that evidence made accepted or rejected, half of the ignored ones, and more of one kind where there
 * are too few of the other. What a person decided is no classifier's work and left out. The same seed draws the same.
 */
export function drawnFindings(
  columns: FindingColumns,
  selection: FindingSelection,
  span: Span,
  size: number,
  seed: number,
): DrawnFindings {
  const { table, agents } = columns;
  const random = randomOf(seed);
  const kinds: { decided: number[]; ignored: number[] } = { decided: [], ignored: [] };
  const population = new Map<number, DrawnAgent>();
  for (const row of closedRows(table, selection.findings, span, table.outcome)) {
    if (!inRate(table.outcome[row]) || table.evidence[row] === DECIDED) continue;
    const kind = table.outcome[row] === IGNORED ? 'ignored' : 'decided';
    kinds[kind].push(row);
    const of = population.get(table.agent[row]) ?? { agent: agents[table.agent[row]], decided: 0, ignored: 0 };
    of[kind]++;
    population.set(table.agent[row], of);
  }
  shuffle(kinds.decided, random);
  shuffle(kinds.ignored, random);
  const half = Math.ceil(size / 2);
  const ofDecided = Math.min(kinds.decided.length, Math.max(half, size - kinds.ignored.length));
  const rows = [...kinds.decided.slice(0, ofDecided), ...kinds.ignored.slice(0, size - ofDecided)];
  // The order would tell the kind.
  shuffle(rows, random);
  return { rows, population: [...population.values()].sort((a, b) => (a.agent < b.agent ? -1 : 1)) };
}
