import type { OwnRowQuery } from '../gql/documents';
import { countedOf } from './number';

/** How long something is kept. */
export const keptFor = (days: number | null): string => (days === null ? 'for ever' : countedOf(days, 'day'));

type Evidence = OwnRowQuery['ownRow']['evidence'][number];

/** The figure with what it counts: one of it, several, or `some` where the figure is not told. */
const of = (value: string, one: string, several: string): string =>
  value === '1' ? `1 ${one}` : `${value} ${several}`;

const reasons: Record<Evidence, (value: string) => string> = {
  none: () => '',
  surfaces: (value) => `agents on ${of(value, 'surface', 'surfaces')}`,
  runs: (value) => of(value, 'delegated run', 'delegated runs'),
  run_length: (value) => `a delegated run of ${value} h`,
  runs_at_once: (value) => `${value} runs at once`,
  days: (value) => `an agent on ${of(value, 'day', 'days')}`,
  period_days: (value) => `an agent on ${of(value, 'day', 'days')} of a report`,
  authored: (value) => of(value, 'agent-written change', 'agent-written changes'),
  reviewed: (value) =>
    of(value, 'change an agent reviewed before its merge', 'changes an agent reviewed before their merge'),
  reviewed_by_tool: (value) => `a tool that reviewed on its own, on ${of(value, 'day', 'days')}`,
};

/** What decided a tier, with its figure. */
export function reasonOf(evidence: Evidence, value: number | null): string {
  return reasons[evidence](value === null ? 'some' : String(Math.round(value * 10) / 10));
}

/** What becomes of a table's rows, in words that are no column names. */
export const tableName = (table: string): string => table.replace(/_/g, ' ');
